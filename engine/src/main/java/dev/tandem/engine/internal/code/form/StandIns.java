package dev.tandem.engine.internal.code.form;

import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Which methods of the JDK typed code calls under another name; see [StandsInFor]. Immutable.
final class StandIns {
    /// A method as class files name it; the owner with slashes.
    private record Called(String owner, String name, String descriptor) {}

    private static final Map<Class<?>, Class<?>> HEIRS =
            Map.of(Function.class, UnaryOperator.class, BiFunction.class, BinaryOperator.class);
    private static final Map<Called, DirectMethodHandleDesc> METHODS = new HashMap<>();

    static {
        for (Class<?> holder : List.of(Combinators.class, NumberCombinators.class)) {
            for (Method method : holder.getDeclaredMethods()) {
                StandsInFor mark = method.getAnnotation(StandsInFor.class);
                if (mark != null) {
                    add(method, mark);
                }
            }
        }
    }

    private StandIns() {}

    private static void add(Method method, StandsInFor mark) {
        String name = mark.name().isEmpty() ? method.getName() : mark.name();
        MethodTypeDesc type = MethodTypeDesc.of(desc(method.getReturnType()),
                Arrays.stream(method.getParameterTypes()).map(StandIns::desc).toList());
        DirectMethodHandleDesc standIn = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.STATIC,
                desc(method.getDeclaringClass()), method.getName(), type);
        boolean isStatic = Arrays.stream(mark.value().getMethods())
                .anyMatch(m -> m.getName().equals(name) && Modifier.isStatic(m.getModifiers()));
        MethodTypeDesc called = isStatic ? type : type.dropParameterTypes(0, 1);
        METHODS.put(new Called(internal(mark.value()), name, called.descriptorString()), standIn);
        Class<?> heir = HEIRS.get(mark.value());
        if (heir != null && !isStatic) {
            METHODS.put(new Called(internal(heir), name, called.descriptorString()), standIn);
        }
    }

    /// The static method to call instead; null when there is none.
    static DirectMethodHandleDesc of(String owner, String name, String descriptor) {
        return owner.startsWith("java/util/") ? METHODS.get(new Called(owner, name, descriptor)) : null;
    }

    /// As [#of(String, String, String)], for a method reference.
    static DirectMethodHandleDesc of(DirectMethodHandleDesc called) {
        String owner = called.owner().descriptorString();
        return owner.startsWith("Ljava/util/")
                ? of(owner.substring(1, owner.length() - 1), called.methodName(), called.lookupDescriptor()) : null;
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
