package dev.tandem.engine.internal.graph.lambda;

import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the captured values of a lambda are called in error messages.
public final class CapturedNames {
    private CapturedNames() {}

    /// One name for each captured value: the parameter's name where the class file has it.
    public static List<String> of(Class<?> owner, SerializedLambda form) {
        int count = form.getCapturedArgCount();
        List<String> names = new ArrayList<>();
        if (count > 0 && form.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
            names.add("this");
        }
        List<String> parameters = parameters(owner, form.getImplMethodName());
        for (int i = 0; names.size() < count; i++) {
            names.add(i < parameters.size() ? parameters.get(i) : "captured value " + (names.size() + 1));
        }
        return names;
    }

    private static List<String> parameters(Class<?> owner, String method) {
        if (owner.getClassLoader() == null) {
            return List.of();
        }
        List<Method> found = Arrays.stream(owner.getDeclaredMethods())
                .filter(m -> m.getName().equals(method)).toList();
        if (found.size() != 1 || !Arrays.stream(found.getFirst().getParameters()).allMatch(p -> p.isNamePresent())) {
            return List.of();
        }
        return Arrays.stream(found.getFirst().getParameters()).map(p -> p.getName()).toList();
    }
}
