package dev.tandem.engine.code;

/// A class that exists only in a session or plugin, on its way to another process.
///
/// @param loader the identity of the class loader that defines it, the same in every process
/// @param name the binary name
/// @param epoch since when it has this code; 0 from the beginning, see [CodeSwap]
/// @param runs whether some of its code may run there, and not only be linked
/// @param bytes the class file, in the form that travels; not to be changed
public record ShippedClass(long loader, String name, long epoch, boolean runs, byte[] bytes) {}
