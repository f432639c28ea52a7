package dev.tandem.engine.code;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Defines the classes that are typed into one session, and hands out their class files for shipping.
///
/// Each class is defined in a local form: rewritten so that its lambdas can travel and so that calls
/// follow redefinitions, then passed through the session's own rewriting. Thread-safe.
public final class SessionClassLoader extends URLClassLoader {
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    private final UnaryOperator<byte[]> localForm;

    /// @param localForm applied to every class file before it is defined here, never to what is shipped
    public SessionClassLoader(ClassLoader parent, UnaryOperator<byte[]> localForm) {
        super("session", new URL[0], parent);
        this.localForm = localForm;
    }

    /// Adds a class as the compiler wrote it; it is defined when first needed.
    ///
    /// @throws IllegalStateException when a class of that name was added before
    public void add(String name, byte[] classFile) {
        if (classFiles.putIfAbsent(name, classFile.clone()) != null) {
            throw new IllegalStateException("class added twice: name=" + name);
        }
    }

    /// Adds a jar or a folder of classes to what this session and its workers can use.
    @Override
    public void addURL(URL url) {
        super.addURL(url);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name);
        if (classFile == null) {
            return super.findClass(name);
        }
        byte[] local = localForm.apply(classFile);
        return defineClass(name, local, 0, local.length);
    }
}
