/// How a function reaches another process with the classes and values that it needs; start at
/// [dev.tandem.engine.code.Shipping].
package dev.tandem.engine.code;
