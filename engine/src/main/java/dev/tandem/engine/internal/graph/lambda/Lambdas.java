package dev.tandem.engine.internal.graph.lambda;

import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lambdas as data: which method with which captured values, and back to a function.
///
/// A lambda made with `FLAG_SERIALIZABLE` tells its [SerializedLambda]. It is made again with the same
/// metafactory, not with `$deserializeLambda$`, which typed classes do not have.
public final class Lambdas {
    private static final ClassValue<Method> WRITE_REPLACE = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            try {
                Method method = type.getDeclaredMethod("writeReplace");
                method.setAccessible(true);
                return method;
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException(e);
            }
        }
    };

    private Lambdas() {}

    /// Whether a hidden class is a lambda that can tell its form, made outside the JDK's sealed packages.
    public static boolean isTravelling(Class<?> type) {
        if (!Serializable.class.isAssignableFrom(type)) {
            return false;
        }
        try {
            type.getDeclaredMethod("writeReplace");
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    /// The form of a lambda; null when only the JDK's serialization can handle it (it was made in the JDK).
    public static SerializedLambda form(Object lambda) {
        if (isMadeInJdk(lambda.getClass())) {
            return null;
        }
        try {
            return (SerializedLambda) WRITE_REPLACE.get(lambda.getClass()).invoke(lambda);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static boolean isMadeInJdk(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    /// The interfaces of a lambda beside its functional interface; none when only its form is known.
    static List<Class<?>> markers(Object lambda, String target) {
        return lambda instanceof SerializedLambda ? List.of() : Arrays.stream(lambda.getClass().getInterfaces())
                .filter(i -> i != Serializable.class && !i.getName().replace('.', '/').equals(target))
                .toList();
    }

    /// The further types under which the method of a lambda can be called; none when only its form is known.
    static List<String> bridges(Object lambda, Form text) {
        return lambda instanceof SerializedLambda ? List.of() : Arrays.stream(lambda.getClass().getDeclaredMethods())
                .filter(m -> m.getName().equals(text.samName()) && !Modifier.isStatic(m.getModifiers()))
                .map(m -> MethodType.methodType(m.getReturnType(), m.getParameterTypes()).toMethodDescriptorString())
                .filter(type -> !type.equals(text.samType())).toList();
    }

    /// Makes lambdas of one form: takes the captured values, gives the function.
    ///
    /// @param lookup full access to the class in whose name the method is looked up
    /// @param kind reference kind of the implementing method
    /// @param owner the class of the implementing method
    /// @param text method name and types of the form, see [Form]
    /// @param markers the further interfaces of an intersection type
    /// @param bridges further types of the interface's method
    public static MethodHandle factory(MethodHandles.Lookup lookup, Class<?> target, int kind, Class<?> owner, Form text,
            List<Class<?>> markers, List<String> bridges) throws ReflectiveOperationException {
        ClassLoader loader = lookup.lookupClass().getClassLoader();
        MethodType implType = MethodType.fromMethodDescriptorString(text.implType(), loader);
        MethodHandle impl = find(lookup, kind, owner, text.implName(), implType);
        MethodType instantiated = MethodType.fromMethodDescriptorString(text.instantiatedType(), loader);
        MethodType sam = MethodType.fromMethodDescriptorString(text.samType(), loader);
        int captured = impl.type().parameterCount() - instantiated.parameterCount();
        MethodType factoryType = impl.type().dropParameterTypes(captured, impl.type().parameterCount())
                .changeReturnType(target);
        try {
            List<Object> arguments = new ArrayList<>(List.of(sam, impl, instantiated,
                    LambdaMetafactory.FLAG_SERIALIZABLE | LambdaMetafactory.FLAG_MARKERS
                            | LambdaMetafactory.FLAG_BRIDGES));
            arguments.add(markers.size());
            arguments.addAll(markers);
            arguments.add(bridges.size());
            bridges.forEach(bridge -> arguments.add(MethodType.fromMethodDescriptorString(bridge, loader)));
            return LambdaMetafactory.altMetafactory(lookup, text.samName(), factoryType, arguments.toArray())
                    .getTarget();
        } catch (java.lang.invoke.LambdaConversionException e) {
            throw new ReflectiveOperationException(e);
        }
    }

    private static MethodHandle find(MethodHandles.Lookup lookup, int kind, Class<?> owner, String name,
            MethodType type) throws ReflectiveOperationException {
        return switch (kind) {
            case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, name, type);
            case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
            case MethodHandleInfo.REF_invokeSpecial -> lookup.findSpecial(owner, name, type, lookup.lookupClass());
            default -> lookup.findVirtual(owner, name, type);
        };
    }

    /// The textual part of a lambda's form.
    ///
    /// Compares by itself: what the JVM makes for records at their first use costs a starting worker milliseconds.
    public record Form(String samName, String samType, String implName, String implType, String instantiatedType) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Form that && samName.equals(that.samName) && samType.equals(that.samType)
                    && implName.equals(that.implName) && implType.equals(that.implType)
                    && instantiatedType.equals(that.instantiatedType);
        }

        @Override
        public int hashCode() {
            return (implName.hashCode() * 31 + implType.hashCode()) * 31 + samName.hashCode();
        }

        static Form of(SerializedLambda lambda) {
            return new Form(lambda.getFunctionalInterfaceMethodName(),
                    lambda.getFunctionalInterfaceMethodSignature(), lambda.getImplMethodName(),
                    lambda.getImplMethodSignature(), lambda.getInstantiatedMethodType());
        }
    }
}
