package dev.tandem.engine.internal.code.digest;

import dev.tandem.engine.internal.code.Loaders;
import dev.tandem.engine.internal.code.Silence;
import dev.tandem.engine.internal.code.form.CodeText;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.graph.LongStack;
import dev.tandem.engine.internal.graph.Travels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A digest of a value with all that it holds, the same in each process that has an equal value: sets and maps
/// without an order of their own are taken in the order of their digests.
final class ValueDigest {
    private static final int BEFORE = 4;
    private static final int LENGTH = 16;

    private final MessageDigest digest = algorithm();
    private final TreeSet<String> unordered = new TreeSet<>();
    /// Objects on the way from the root, by their depth, so that cycles end.
    private final IdentityHashMap<Object, Integer> open;

    ValueDigest() {
        this(new IdentityHashMap<>());
    }

    private ValueDigest(IdentityHashMap<Object, Integer> open) {
        this.open = open;
    }

    static String of(Object value) {
        ValueDigest digest = new ValueDigest();
        digest.add(value);
        return digest.digest();
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    String digest() {
        unordered.forEach(this::text);
        return HexFormat.of().formatHex(digest.digest(), 0, LENGTH);
    }

    /// Adds a text whose place among others means nothing.
    void addUnordered(String text) {
        unordered.add(of(text));
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private String inner(Object value) {
        ValueDigest digest = new ValueDigest(open);
        digest.add(value);
        return digest.digest();
    }

    void add(Object value) {
        Integer depth = value == null ? null : open.putIfAbsent(value, open.size());
        if (depth != null && !(value instanceof Number || value instanceof String)) {
            text("again " + depth);
            return;
        }
        try {
            addNew(value);
        } finally {
            if (depth == null) {
                open.remove(value);
            }
        }
    }

    private void addNew(Object value) {
        switch (value) {
            case null -> text("null");
            case Number _, Boolean _, Character _, String _ -> text(value.getClass().getName() + value);
            case Class<?> type -> text("type " + CodeText.anyNumber(type.getName()));
            case Enum<?> constant -> text(typeOf(constant) + constant.name());
            case INDArray array -> encoded(array);
            case Travels handle -> add(handle.travelForm());
            case Collection<?> collection -> addCollection(collection);
            case Map<?, ?> map -> addMap(map);
            default -> addObject(value);
        }
    }

    private static String typeOf(Object value) {
        return CodeText.anyNumber(value.getClass().getName()) + " ";
    }

    private void addCollection(Collection<?> collection) {
        boolean isOrdered = collection instanceof List || collection instanceof SortedSet
                || collection instanceof LinkedHashSet || !(collection instanceof Set);
        text("collection " + collection.size());
        var items = collection.stream().map(this::inner);
        (isOrdered ? items : items.sorted()).forEach(this::text);
    }

    private void addMap(Map<?, ?> map) {
        text("map " + map.size());
        map.entrySet().stream().map(e -> inner(e.getKey()) + inner(e.getValue())).sorted().forEach(this::text);
    }

    private void addObject(Object value) {
        SerializedLambda lambda = form(value);
        if (lambda != null) {
            addLambda(value.getClass(), lambda);
        } else if (value.getClass().isArray()) {
            text(typeOf(value) + Array.getLength(value));
            for (int i = 0; i < Array.getLength(value); i++) {
                add(Array.get(value, i));
            }
        } else if (value.getClass().getName().startsWith("java.")) {
            encoded(value);
        } else {
            addFields(value);
        }
    }

    private void encoded(Object value) {
        text(hex(LongStack.run("value", () -> bytes(value))));
    }

    /// In a form of its own, however values travel: that of the first files of sweeps, with nothing before and behind the value.
    private static byte[] bytes(Object value) {
        GraphWriter writer = new GraphWriter(Loaders.INSTANCE, new Silence(false));
        writer.keepForms();
        for (int i = 0; i < BEFORE; i++) {
            writer.number(0);
        }
        writer.write("value", "value", value);
        writer.number(0);
        return writer.bytes();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    /// What a lambda is; null for other objects and for lambdas that do not tell.
    private static SerializedLambda form(Object value) {
        if (!value.getClass().isHidden()) {
            return null;
        }
        try {
            Method method = value.getClass().getDeclaredMethod("writeReplace");
            method.setAccessible(true);
            return (SerializedLambda) method.invoke(value);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addLambda(Class<?> type, SerializedLambda lambda) {
        text("lambda " + CodeText.anyNumber(lambda.getImplClass() + "." + lambda.getImplMethodName()
                + lambda.getImplMethodSignature()));
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            add(lambda.getCapturedArg(i));
        }
        if (Loaders.isHome(type.getClassLoader()) && !lambda.getImplClass().startsWith("java/")) {
            text(classFile(type.getClassLoader(), lambda.getImplClass()));
        }
    }

    private void addFields(Object value) {
        text(typeOf(value));
        for (Class<?> type = value.getClass(); type != null && !type.getName().startsWith("java."); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    field.setAccessible(true);
                    text(field.getName());
                    add(read(field, value));
                }
            }
        }
    }

    private static Object read(Field field, Object value) {
        try {
            return field.get(value);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static String classFile(ClassLoader loader, String internalName) {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? "" : hex(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
