package dev.tandem.engine.internal.code.form;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;

/// A generated class that gives a [MethodHandles.Lookup] from inside the module of a class loader.
///
/// Lambdas can be made only with such a lookup: one that was taken into the module from outside is refused.
public final class Foothold {
    public static final String NAME = "REPL.$Foothold";

    private static final ClassDesc LOOKUP = ClassDesc.of("java.lang.invoke.MethodHandles$Lookup");
    private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");

    private Foothold() {}

    public static byte[] classFile() {
        return ClassFile.of().build(ClassDesc.of(NAME), type -> type
                .withFlags(AccessFlag.PUBLIC, AccessFlag.FINAL)
                .withMethodBody("lookup", MethodTypeDesc.of(LOOKUP), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                        code -> code.invokestatic(HANDLES, "lookup", MethodTypeDesc.of(LOOKUP)).areturn()));
    }

    /// The lookup of the loader of a typed class that has no foothold of its own.
    public static synchronized MethodHandles.Lookup beside(Class<?> typed) throws IllegalAccessException {
        try {
            return lookup(Class.forName(NAME, false, typed.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return lookup(MethodHandles.privateLookupIn(typed, MethodHandles.lookup()).defineClass(classFile()));
        }
    }

    public static MethodHandles.Lookup lookup(Class<?> defined) {
        try {
            return (MethodHandles.Lookup) defined.getMethod("lookup").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
