package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.form.Changes;
import dev.tandem.engine.internal.code.form.ClassFiles;
import dev.tandem.engine.internal.code.form.Foothold;
import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.code.form.SnippetNames;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Defines shipped classes in another process than the one where they were typed, once for each world. Thread-safe.
///
/// Serves their class files as resources, so that a task can ship them on to workers of its own.
final class WorkerClassLoader extends ClassLoader implements Links.Linked {
    private final long number;
    private final Links links = new Links(this);
    private final MethodHandles.Lookup lookup;
    private final ClassFiles classFiles;
    /// Since when the classes have their code here that have got other code elsewhere.
    private final Map<String, Long> epochs = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> known = new ConcurrentHashMap<>();
    private final Map<String, Object[]> cells = new ConcurrentHashMap<>();

    /// @param classFiles those that have arrived, by binary name; more come
    WorkerClassLoader(long number, int world, ClassFiles classFiles, ClassLoader parent) {
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

    /// The classes of jars that have arrived and are of a type; not those that were typed.
    List<Class<?>> providers(Class<?> service) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : classFiles.names()) {
            if (!SnippetNames.isSnippet(name) && isOf(service, name)) {
                found.add(known.get(name));
            }
        }
        return found;
    }

    private boolean isOf(Class<?> service, String name) {
        try {
            Class<?> type = find(name);
            return service.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException | LinkageError e) {
            // Part of what was reached for something else, and not whole.
            return false;
        }
    }

    /// Since when a class has the code that it has here.
    long epoch(String name) {
        return epochs.getOrDefault(name, 0L);
    }

    private byte[] classFile(String name) {
        byte[] classFile = classFiles.at(name, epoch(name));
        // What was first needed after its code was swapped has none of before.
        return classFile != null ? classFile : classFiles.at(name, Long.MAX_VALUE);
    }

    /// Gives each class the code that it had in an epoch.
    ///
    /// @param others by name, the epochs of those that are to have other code
    /// @throws CannotShipException when the JVM does not give them other code
    void turnTo(long epoch, Map<String, Long> others) {
        Map<Class<?>, byte[]> code = new HashMap<>();
        Map<String, Long> turned = new HashMap<>();
        for (String name : classFiles.swapped()) {
            long wanted = classFiles.epoch(name, others.getOrDefault(name, epoch));
            if (wanted >= 0 && wanted != epoch(name)) {
                Class<?> defined = findLoadedClass(name);
                if (defined != null) {
                    code.put(defined, classFiles.at(name, wanted));
                }
                turned.put(name, wanted);
            }
        }
        try {
            if (!code.isEmpty()) {
                CodeSwap.swap(code);
            }
        } catch (CodeSwap.Refused e) {
            throw new CannotShipException("this worker cannot take the new code of a type; use a new pool: class="
                    + SnippetNames.typed(code.keySet().iterator().next().getName()) + ", cause=" + e.getMessage());
        }
        epochs.putAll(turned);
        if (!turned.isEmpty()) {
            code.keySet().forEach(ClassSummary::forget);
            Changes.note();
        }
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

    /// What has arrived is looked for here first: the class path, whose jars are opened for that, has none of it.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && classFile(name) != null) {
                loaded = findClass(name);
            }
            return loaded != null ? loaded : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classFile(name);
        if (classFile == null) {
            throw new ClassNotFoundException("not shipped: class=" + name + ", loader=" + getName());
        }
        return defineClass(name, classFile, 0, classFile.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] classFile = name.endsWith(".class")
                ? classFile(name.substring(0, name.length() - 6).replace('/', '.')) : null;
        return classFile == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(classFile);
    }
}
