package dev.tandem.engine.internal.graph;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;

/// Makes instances without running the constructors of their classes, as the JDK's serialization does.
///
/// Goes through `sun.reflect.ReflectionFactory`, which the JDK keeps open for serialization libraries;
/// by reflection, since the compiler warns of each direct mention.
final class Allocation {
    private static final MethodHandle NEW_CONSTRUCTOR = find();

    private Allocation() {}

    private static MethodHandle find() {
        try {
            Class<?> factory = Class.forName("sun.reflect.ReflectionFactory");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            Object instance = lookup.findStatic(factory, "getReflectionFactory", MethodType.methodType(factory))
                    .invoke();
            return lookup.findVirtual(factory, "newConstructorForSerialization",
                    MethodType.methodType(Constructor.class, Class.class, Constructor.class)).bindTo(instance);
        } catch (Throwable e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// A constructor of the class whose only call is that of Object's; use it by reflection, since a handle of
    /// it makes an Object.
    static Constructor<?> of(Class<?> type) throws ReflectiveOperationException {
        try {
            return (Constructor<?>) NEW_CONSTRUCTOR.invoke(type, Object.class.getDeclaredConstructor());
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }
}
