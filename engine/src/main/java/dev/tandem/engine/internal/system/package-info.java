/// What the JDK has no words for: functions of the C library, signals, sessions, native memory; start at
/// [dev.tandem.engine.internal.system.Signals] and [dev.tandem.engine.internal.system.NativeHeap].
package dev.tandem.engine.internal.system;
