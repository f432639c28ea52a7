package dev.tandem.workbench.session;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.RandomAccess;
import java.util.Set;
import java.util.regex.Pattern;

/// What a person calls the type of an object. Classes that the JDK and Tandem keep to themselves are called by the type that they
/// are for: the value of `List.of(1)` is a `List`, that of `Path.of("x")` a `Path`, a lambda what it was made as. Runs no typed code.
public final class TypeWords {
    private static final String OWN = "dev.tandem.engine.";
    /// Tell nothing of what an object is for.
    private static final Set<Class<?>> MARKS = Set.of(Serializable.class, Cloneable.class, RandomAccess.class, Comparable.class);

    /// What JShell calls the class of `new T() {}`.
    private static final Pattern NUMBERED = Pattern.compile(".*\\$anonymous\\$+\\d+");
    /// In the name of a type.
    private static final Pattern PACKAGES = Pattern.compile("\\b(?:[a-z_][\\w$]*\\.)+(?=[A-Z])");
    private static final Pattern ANONYMOUS = Pattern.compile("<anonymous (?:class )?(?:extending |implementing )?(.*)>");

    private TypeWords() {}

    /// Of a type as the compiler names it.
    static String ofSource(String type) {
        return ANONYMOUS.matcher(PACKAGES.matcher(type).replaceAll("")).replaceFirst("anonymous $1");
    }

    public static String of(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return array(value, type);
        }
        if (value instanceof Enum<?> constant) {
            return name(constant.getDeclaringClass());
        }
        if (Proxy.isProxyClass(type)) {
            return "proxy of " + name(purpose(type));
        }
        if (type.isHidden()) {
            return "lambda of " + name(purpose(type));
        }
        if (isAnonymous(type)) {
            return "anonymous " + name(purpose(type));
        }
        return name(isKept(type) ? purpose(type) : type);
    }

    /// Whether nobody has given its class a name: that of a lambda or of `new T() {}`.
    static boolean isNameless(Object value) {
        return value.getClass().isHidden() || isAnonymous(value.getClass());
    }

    private static boolean isAnonymous(Class<?> type) {
        return type.isAnonymousClass() || NUMBERED.matcher(type.getSimpleName()).matches();
    }

    /// As Java writes it, with the lengths that are known.
    private static String array(Object value, Class<?> type) {
        Class<?> element = type.getComponentType();
        StringBuilder rest = new StringBuilder("[" + Array.getLength(value) + "]");
        for (; element.isArray(); element = element.getComponentType()) {
            rest.append("[]");
        }
        return name(element) + rest;
    }

    /// Whether nobody can name this class in a script, but for those who wrote it.
    private static boolean isKept(Class<?> type) {
        return isOfOthers(type) && !isForAll(type);
    }

    /// Not of a script.
    private static boolean isOfOthers(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader() || type.getName().startsWith(OWN);
    }

    private static boolean isForAll(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!Modifier.isPublic(each.getModifiers())) {
                return false;
            }
        }
        return type.getModule().isExported(type.getPackageName());
    }

    /// The nearest type above that says what an object of a class is for.
    private static Class<?> purpose(Class<?> type) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            if (each != type && isTold(each)) {
                return each;
            }
            Class<?> found = purposeAmong(each.getInterfaces());
            if (found != null) {
                return found;
            }
        }
        return Object.class;
    }

    private static Class<?> purposeAmong(Class<?>[] interfaces) {
        for (Class<?> each : interfaces) {
            if (!MARKS.contains(each) && isTold(each)) {
                return each;
            }
        }
        for (Class<?> each : interfaces) {
            Class<?> above = purposeAmong(each.getInterfaces());
            if (above != null) {
                return above;
            }
        }
        return null;
    }

    /// Skeletons such as `AbstractList` are not what anybody speaks of.
    private static boolean isTold(Class<?> type) {
        return !isKept(type) && !type.getSimpleName().startsWith("Abstract");
    }

    /// As in a script: with the types around it where others wrote it.
    private static String name(Class<?> type) {
        if (isOfOthers(type) && type.getCanonicalName() != null && !type.isPrimitive()) {
            return type.getCanonicalName().substring(type.getPackageName().length() + 1);
        }
        String simple = type.getSimpleName();
        return simple.isEmpty() ? type.getTypeName() : simple;
    }
}
