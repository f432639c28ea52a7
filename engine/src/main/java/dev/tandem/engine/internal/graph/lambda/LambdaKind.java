package dev.tandem.engine.internal.graph.lambda;

import dev.tandem.engine.CannotShipException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.util.List;

/// What all functions made at one place in the code have in common; found once per hidden class.
///
/// @param capturing the class where it was written
/// @param target the functional interface
/// @param owner the class of the implementing method
/// @param markers the further interfaces of an intersection type
/// @param bridges the further types of the interface's method
public record LambdaKind(Class<?> capturing, Class<?> target, Class<?> owner, Lambdas.Form text, List<Class<?>> markers,
        List<String> bridges) {
    private static final ClassValue<LambdaKind[]> KINDS = new ClassValue<>() {
        @Override
        protected LambdaKind[] computeValue(Class<?> type) {
            return new LambdaKind[1];
        }
    };

    /// @param function the function, or its form when that is all that is known
    public static LambdaKind of(Object function, SerializedLambda form) {
        if (function instanceof SerializedLambda) {
            return read(function, form);
        }
        LambdaKind[] known = KINDS.get(function.getClass());
        if (known[0] == null) {
            known[0] = read(function, form);
        }
        return known[0];
    }

    private static LambdaKind read(Object function, SerializedLambda form) {
        ClassLoader loader = loaderOf(function);
        Lambdas.Form text = Lambdas.Form.of(form);
        return new LambdaKind(load(form.getCapturingClass(), loader), load(form.getFunctionalInterfaceClass(), loader),
                load(form.getImplClass(), loader), text, Lambdas.markers(function, form.getFunctionalInterfaceClass()),
                Lambdas.bridges(function, text));
    }

    private static ClassLoader loaderOf(Object function) {
        try {
            return function instanceof SerializedLambda form ? CapturingClass.of(form).getClassLoader()
                    : function.getClass().getClassLoader();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String internalName, ClassLoader loader) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new CannotShipException("class of a function is gone: class=" + internalName, e);
        }
    }
}
