package dev.tandem.engine.internal.graph;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.lambda.CapturingClass;
import dev.tandem.engine.internal.graph.lambda.Lambdas;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Arrays;
import java.util.List;

/// The JDK's serialization for classes that define it, embedded in a graph.
///
/// Objects that it would lose or refuse, but that travel otherwise (typed records, lambdas, arrays), and those that may
/// be met outside, too, and changed (see [Inner]), are written ahead into the graph; the stream holds their handles.
/// Lambdas arrive here in serialized form already.
final class JavaStream {
    private static final List<String> FOREIGN = List.of("java.rmi.", "javax.rmi.", "sun.rmi.", "javax.naming.",
            "com.sun.jndi.", "javax.management.", "com.sun.org.apache.xalan.");
    /// Tables are made larger than their entries; nothing is larger than this by what has arrived.
    private static final long MOST_PER_BYTE = 8;
    private static final long ARRAY_FLOOR = 1024;

    private JavaStream() {}

    /// Stands in the stream for an object of the graph.
    private record Handle(int index) implements Serializable {}

    static byte[] write(Object root, GraphWriter graph) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Out out = new Out(bytes, root, graph)) {
            out.writeObject(root);
        } catch (NotSerializableException | InvalidClassException e) {
            throw new CannotShipException("cannot travel to another process: " + graph.where() + ", class="
                    + root.getClass().getName() + ": not serializable inside it: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CannotShipException("cannot travel to another process: " + graph.where() + ", class="
                    + root.getClass().getName() + ": its own serialization failed", e);
        }
        return bytes.toByteArray();
    }

    static Object read(byte[] bytes, int offset, int length, GraphReader graph)
            throws IOException, ClassNotFoundException {
        try (In in = new In(new ByteArrayInputStream(bytes, offset, length), graph)) {
            return in.readObject();
        }
    }

    private static final class Out extends ObjectOutputStream {
        private final Object root;
        private final GraphWriter graph;
        private final Inner inner;
        private boolean begun;

        Out(OutputStream out, Object root, GraphWriter graph) throws IOException {
            super(out);
            this.root = root;
            this.graph = graph;
            this.inner = Inner.of(root);
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object value) throws IOException {
            boolean first = !begun;
            begun = true;
            if (value instanceof NullPointerException thrown && value.getClass() == NullPointerException.class) {
                return withMessage(thrown);
            }
            if (value instanceof SerializedLambda form && Lambdas.isMadeInJdk(CapturingClass.of(form))) {
                return value;
            }
            if (first || value == root || value == null || value instanceof Handle || isJdkLambda(value)
                    || !Shape.of(value.getClass()).leavesJavaStream() && inner.stays(value)) {
                return value;
            }
            return new Handle(graph.writeAhead(value, root));
        }

        /// The JVM makes the message of the running code when asked; without its copy it would be lost elsewhere.
        private static NullPointerException withMessage(NullPointerException thrown) {
            if (thrown.getMessage() == null) {
                return thrown;
            }
            NullPointerException copy = new NullPointerException(thrown.getMessage());
            copy.setStackTrace(thrown.getStackTrace());
            if (thrown.getCause() != null) {
                copy.initCause(thrown.getCause());
            }
            Arrays.stream(thrown.getSuppressed()).forEach(copy::addSuppressed);
            return copy;
        }

        private static boolean isJdkLambda(Object value) {
            return value.getClass().isHidden() && value instanceof Serializable
                    && Lambdas.isMadeInJdk(value.getClass());
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            writeLong(graph.loaderOf(type));
        }

        @Override
        protected void annotateProxyClass(Class<?> type) throws IOException {
            throw new NotSerializableException("dynamic proxy " + type.getName());
        }
    }

    private static final class In extends ObjectInputStream {
        private final GraphReader graph;
        /// Whether the next thing that the filter is asked for is of the graph, which knows what it allocates.
        private boolean resolved;

        In(ByteArrayInputStream in, GraphReader graph) throws IOException {
            super(in);
            this.graph = graph;
            enableResolveObject(true);
            long most = MOST_PER_BYTE * in.available() + ARRAY_FLOOR;
            setObjectInputFilter(info -> {
                boolean known = resolved;
                resolved = false;
                return !known && (info.arrayLength() > most || isForeign(info.serialClass()))
                        ? ObjectInputFilter.Status.REJECTED : ObjectInputFilter.Status.UNDECIDED;
            });
        }

        /// Types that look up or call something elsewhere when they are read; no writer of ours sends them.
        private static boolean isForeign(Class<?> type) {
            return type != null && FOREIGN.stream().anyMatch(type.getName()::startsWith);
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) throws InvalidClassException {
            throw new InvalidClassException("dynamic proxies do not travel: interfaces=" + String.join(",", interfaces));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            long loader = readLong();
            String name = description.getName();
            return loader == 0 ? Class.forName(name, false, JavaStream.class.getClassLoader())
                    : graph.find(loader, name);
        }

        @Override
        protected Object resolveObject(Object value) throws IOException {
            if (value instanceof Handle handle) {
                Object object = graph.object(handle.index());
                resolved = object != null;
                return object;
            }
            return value;
        }
    }
}
