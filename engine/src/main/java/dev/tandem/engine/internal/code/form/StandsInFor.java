package dev.tandem.engine.internal.code.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a static method that typed code calls instead of a method of the JDK; the receiver, if any, comes first.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface StandsInFor {
    /// Where the method is declared.
    Class<?> value();

    /// The method's name there; that of the marked method when empty.
    String name() default "";
}
