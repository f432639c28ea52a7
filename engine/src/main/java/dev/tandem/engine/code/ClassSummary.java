package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What shipping needs to know of one typed class; read once from its class file. Immutable.
///
/// @param epoch since when it has this code, see [CodeSwap]
/// @param classFile the travelling form for workers
/// @param methods what each method reaches
/// @param instanceMethods the methods that need an instance, constructors left out
/// @param mentioned the typed classes that linking it may load
record ClassSummary(long epoch, byte[] classFile, Map<Signature, Set<MethodUses.Use>> methods, Set<Signature> instanceMethods,
        List<Class<?>> mentioned) {
    private static final Pattern TYPE = Pattern.compile("L([^;<]+);");

    /// A method within its class.
    record Signature(String name, String descriptor) {}

    private static final ClassValue<ClassSummary> SUMMARIES = new ClassValue<>() {
        @Override
        protected ClassSummary computeValue(Class<?> type) {
            return read(type);
        }
    };

    static ClassSummary of(Class<?> type) {
        return SUMMARIES.get(type);
    }

    /// To be told when the code of a class has been replaced.
    static void forget(Class<?> type) {
        SUMMARIES.remove(type);
    }

    private static ClassSummary read(Class<?> type) {
        long epoch = switch (type.getClassLoader()) {
            case SessionClassLoader session -> session.epoch(type.getName());
            case WorkerClassLoader arrived -> arrived.epoch(type.getName());
            default -> 0;
        };
        byte[] classFile = type.getClassLoader() instanceof WorkerClassLoader
                ? travelForm(type) : Statics.forWorkers(type, travelForm(type));
        ClassModel model = ClassFile.of().parse(classFile);
        Map<Signature, Set<MethodUses.Use>> methods = new HashMap<>();
        Set<Signature> instanceMethods = new LinkedHashSet<>();
        for (MethodModel method : model.methods()) {
            Signature signature =
                    new Signature(method.methodName().stringValue(), method.methodType().stringValue());
            methods.put(signature, method.code().map(MethodUses::of).orElse(Set.of()));
            if (!method.flags().has(AccessFlag.STATIC) && !signature.name().startsWith("<")) {
                instanceMethods.add(signature);
            }
        }
        return new ClassSummary(epoch, classFile, methods, instanceMethods, mentioned(type, model));
    }

    private static byte[] travelForm(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        byte[] classFile = original(type);
        if (loader instanceof Links.Linked) {
            return classFile;
        }
        PlainSnippets.read(type, classFile);
        return TravelForm.withoutLinks(classFile, ClassHierarchyResolver.ofClassLoading(loader));
    }

    /// The class file as the class loader has it now.
    static byte[] original(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            if (in == null) {
                throw new CannotShipException("its class loader does not give class files: class=" + type.getName()
                        + ", loader=" + loader);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> mentioned(Class<?> type, ClassModel model) {
        Set<String> names = new LinkedHashSet<>();
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry c) {
                addNames(names, c.asInternalName());
            } else if (entry instanceof NameAndTypeEntry n) {
                addNames(names, n.type().stringValue());
            }
        }
        model.fields().forEach(f -> addNames(names, f.fieldType().stringValue()));
        model.methods().forEach(m -> addNames(names, m.methodType().stringValue()));
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (String name : names) {
            Class<?> found = typed(name, type.getClassLoader());
            if (found != null && found != type) {
                classes.add(found);
            }
        }
        return List.copyOf(classes);
    }

    private static void addNames(Set<String> names, String text) {
        if (text.indexOf(';') < 0) {
            // Not for types without classes, like "()V": a class loader would look into each jar for them.
            if (text.length() > 1 && text.charAt(0) != '(' && text.charAt(0) != '[') {
                names.add(text);
            }
            return;
        }
        Matcher matcher = TYPE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
    }

    /// The class of a name when it has to be shipped; null for the JDK, the class path and what does not exist.
    static Class<?> typed(String name, ClassLoader loader) {
        if (name.startsWith("java/") || name.startsWith("java.")) {
            return null;
        }
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, loader);
            return type.isArray() || Loaders.isHome(type.getClassLoader()) ? null : type;
        } catch (ClassNotFoundException | LinkageError e) {
            // Named but absent: whoever runs into it gets the JVM's own error, here as there.
            return null;
        }
    }
}
