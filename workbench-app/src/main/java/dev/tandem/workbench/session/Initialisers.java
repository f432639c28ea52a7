package dev.tandem.workbench.session;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Which variables have a value that their declaration computed: the field of any other holds what the JVM put there.
///
/// Told by the evaluator thread; any thread may ask.
final class Initialisers {
    static final String COMPUTING = "(being computed)";
    static final String UNENDED = " (its declaration did not end)";

    /// Names of classes: of the present statement, and of declarations that threw or were stopped.
    private final Set<String> present = ConcurrentHashMap.newKeySet();
    private final Set<String> unended = ConcurrentHashMap.newKeySet();

    /// A statement has been compiled to these classes.
    void loaded(Set<String> classNames) {
        unended.removeAll(classNames);
        present.addAll(classNames);
    }

    /// The code of one of them has ended.
    ///
    /// @param whole whether it came to its end
    void ended(String className, boolean whole) {
        if (!whole) {
            unended.add(className);
        }
        present.remove(className);
    }

    /// The statement has ended, in whatever way.
    void statementEnded() {
        present.clear();
    }

    /// A summary of a variable, which runs no typed code.
    ///
    /// @param seen gets the value itself unless it is being computed
    String summary(Field variable, Consumer<Object> seen) throws IllegalAccessException {
        String className = variable.getDeclaringClass().getName();
        if (present.contains(className)) {
            return COMPUTING;
        }
        Object value = variable.get(null);
        seen.accept(value);
        boolean isUntouched = unended.contains(className) && isInitial(value, variable.getType());
        return ValueText.summary(value) + (isUntouched ? UNENDED : "");
    }

    private static boolean isInitial(Object value, Class<?> type) {
        return type.isPrimitive() ? value.equals(Array.get(Array.newInstance(type, 1), 0)) : value == null;
    }
}
