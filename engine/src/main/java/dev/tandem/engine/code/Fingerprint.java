package dev.tandem.engine.code;

import dev.tandem.engine.graph.GraphWriter;
import dev.tandem.engine.graph.LongStack;
import dev.tandem.engine.internal.memory.Cargo;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Tells whether a function computes the same as one of another process did: digests of its typed code and of the
/// values that it captures, by what the user calls them.
///
/// The same text typed in another session gives the same digests, whatever numbers its snippets have there. Of
/// classes from jars, the one that a function was written in is looked at.
public final class Fingerprint {
    private final Map<String, String> digests = new TreeMap<>();

    private Fingerprint() {}

    /// The digests of a function and all that it reaches: "variable x", "method f", "class C" and the name given.
    ///
    /// @param name what the user calls the function
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel
    public static Map<String, String> of(String name, Object function) {
        return LongStack.run("function=" + name, () -> digests(name, function));
    }

    private static Map<String, String> digests(String name, Object function) {
        Fingerprint fingerprint = new Fingerprint();
        GraphWriter[] writer = new GraphWriter[1];
        Capture capture = new Capture(() -> writer[0].where(), false);
        writer[0] = new GraphWriter(Loaders.INSTANCE, capture, new Cargo());
        writer[0].write("function", name, function);
        ValueDigest captured = new ValueDigest();
        captured.add(function);
        for (Field variable = capture.nextVariable(); variable != null; variable = capture.nextVariable()) {
            Object value = Statics.valueOf(variable);
            writer[0].write("variable", capture.nameOf(variable), value);
            fingerprint.digests.put("variable " + capture.nameOf(variable), ValueDigest.of(value));
        }
        capture.methods().forEach((type, methods) -> fingerprint.code(type, methods, captured));
        fingerprint.digests.put(name, captured.digest());
        return fingerprint.digests;
    }

    /// Typed methods and classes have names of their own; what was typed within a statement belongs to the function.
    private void code(Class<?> type, Set<ClassSummary.Signature> methods, ValueDigest function) {
        Map<String, List<String>> texts = new TreeMap<>();
        Set<ClassSummary.Signature> open = new HashSet<>(methods);
        for (MethodModel method : ClassFile.of().parse(ClassSummary.of(type).classFile()).methods()) {
            String name = method.methodName().stringValue();
            boolean isReached = open.contains(new ClassSummary.Signature(name, method.methodType().stringValue()));
            if (isReached && method.code().isPresent()) {
                texts.computeIfAbsent(label(type, name), l -> new ArrayList<>())
                        .add(CodeText.anyNumber(name + method.methodType().stringValue() + "\n")
                                + CodeText.of(method.code().get()));
            }
        }
        texts.forEach((label, of) -> {
            String all = String.join("\n", of.stream().sorted().toList());
            if (label.isEmpty()) {
                function.addUnordered(all);
            } else {
                digests.merge(label, ValueDigest.of(all), (a, b) -> ValueDigest.of(a.compareTo(b) < 0 ? a + b : b + a));
            }
        });
    }

    private static String label(Class<?> type, String method) {
        if (!SnippetNames.isWrapper(type.getName())) {
            return "class " + CodeText.anyNumber(SnippetNames.typed(type.getName()));
        }
        if (SnippetNames.isTyped(method)) {
            return "method " + method;
        }
        String[] parts = method.split("\\$");
        boolean isWithinMethod = parts.length > 2 && parts[0].equals("lambda") && !parts[1].startsWith("do_it")
                && !parts[1].isEmpty();
        return isWithinMethod ? "method " + parts[1] : "";
    }
}
