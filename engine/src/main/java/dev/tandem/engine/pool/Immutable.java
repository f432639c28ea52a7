package dev.tandem.engine.pool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Promises that objects of a class, and all that they refer to, are never changed.
///
/// Such an object is pushed once however often it is pushed: all its handles stand for one copy on each worker,
/// which stays until the last handle is removed. The same holds without this mark for texts, numbers, times,
/// enums without state, and for records, `Optional` and the collections of `List.of`, `Set.of`, `Map.of` whose
/// contents are immutable.
///
/// What holds an array, an `INDArray`, a function or another object that may change is not immutable, unless so marked.
/// Values of the JDK are the same when they are equal; objects of other classes, and collections that hold them,
/// when they are identical.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Immutable {}
