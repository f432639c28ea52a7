package dev.tandem.engine.code;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Defines shipped classes in another process than the one where they were typed, once for each world. Thread-safe.
///
/// Serves their class files as resources, so that a task can ship them on to workers of its own.
final class WorkerClassLoader extends ClassLoader implements Links.Linked {
    private final long number;
    private final Links links = new Links(this);
    private final MethodHandles.Lookup lookup;
    private final Map<String, byte[]> classFiles;
    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();
    private final Map<String, Object[]> cells = new ConcurrentHashMap<>();

    /// @param classFiles those that have arrived, by binary name; more come
    WorkerClassLoader(long number, int world, Map<String, byte[]> classFiles, ClassLoader parent) {
        super("session-" + Long.toHexString(number) + (world == 0 ? "" : "-" + world), parent);
        this.number = number;
        this.classFiles = classFiles;
        byte[] foothold = Foothold.classFile();
        this.lookup = Foothold.lookup(defineClass(Foothold.NAME, foothold, 0, foothold.length));
    }

    /// The class of that name; quicker than to ask the JVM.
    Class<?> find(String name) throws ClassNotFoundException {
        Class<?> found = known.get(name);
        if (found == null) {
            found = Class.forName(name, false, this);
            known.put(name, found);
        }
        return found;
    }

    long number() {
        return number;
    }

    /// What holds the value of a static field of an interface; see [Statics].
    Object[] cell(String owner, String name) {
        return cells.computeIfAbsent(owner + "." + name, key -> new Object[1]);
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public MethodHandles.Lookup lookup() {
        return lookup;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name);
        if (classFile == null) {
            throw new ClassNotFoundException("not shipped: class=" + name + ", loader=" + getName());
        }
        return defineClass(name, classFile, 0, classFile.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] classFile = name.endsWith(".class")
                ? classFiles.get(name.substring(0, name.length() - 6).replace('/', '.')) : null;
        return classFile == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(classFile);
    }
}
