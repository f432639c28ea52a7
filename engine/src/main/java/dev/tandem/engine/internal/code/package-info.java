/// How a function reaches another process with the classes and values that it needs; start at
/// [dev.tandem.engine.internal.code.Shipping].
package dev.tandem.engine.internal.code;
