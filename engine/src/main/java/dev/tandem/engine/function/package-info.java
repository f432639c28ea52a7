/// The functions that users hand to the engine: they may throw, and they can travel; start at
/// [dev.tandem.engine.function.Task].
package dev.tandem.engine.function;
