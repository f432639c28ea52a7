package dev.tandem.workbench.plugins;

import dev.tandem.engine.internal.code.SessionClassLoader;
import dev.tandem.workbench.session.WatchedCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.net.JarURLConnection;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// Defines the classes of one plugin, watched: they can be stopped and cannot end the program. Their lambdas
/// travel to workers. Classes of its libraries stay as they are, but those that want to end the program.
final class WatchedLoader extends PluginClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final WatchedCode code = new WatchedCode(this);
    private final ClassPlace own;
    private final List<ClassPlace> libraries;
    private final CodeSource origin;
    /// Looks at class files only, so that nothing is loaded before it is used.
    private final ClassHierarchyResolver types = ClassHierarchyResolver.ofResourceParsing(this::original)
            .orElse(ClassHierarchyResolver.defaultResolver());

    WatchedLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent, PluginFiles files) {
        super(manager, descriptor, parent);
        files.classPath().forEach(each -> addFile(each.toFile()));
        own = new ClassPlace(files.code());
        libraries = files.libraries().stream().map(ClassPlace::new).toList();
        origin = new CodeSource(getURLs()[0], (Certificate[]) null);
    }

    WatchedCode code() {
        return code;
    }

    /// Whether a class of this name is the plugin's own, and in use.
    boolean owns(String name) {
        Class<?> known = findLoadedClass(name);
        return known != null && known.getClassLoader() == this;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            byte[] classFile = own.content(ClassPlace.entry(name));
            if (classFile == null) {
                byte[] ending = ending(name);
                return ending == null ? super.findClass(name) : define(name, code.watched(ending));
            }
            return define(name, code.watched(SessionClassLoader.travelForm(classFile, types)));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private Class<?> define(String name, byte[] classFile) {
        return defineClass(name, classFile, 0, classFile.length, new ProtectionDomain(origin, null, this, null));
    }

    /// A class of a library that has a call by which programs end; null for all others.
    private byte[] ending(String name) throws IOException {
        for (ClassPlace library : libraries) {
            byte[] classFile = library.content(ClassPlace.entry(name));
            if (classFile != null) {
                return mayEnd(classFile) && !isSigned(name) ? classFile : null;
            }
        }
        return null;
    }

    private static boolean mayEnd(byte[] classFile) {
        String text = new String(classFile, StandardCharsets.ISO_8859_1);
        return (text.contains("java/lang/System") || text.contains("java/lang/Runtime")) && (text.contains("exit") || text.contains("halt"));
    }

    private boolean isSigned(String name) throws IOException {
        URLConnection connection = findResource(ClassPlace.entry(name)).openConnection();
        // A cached jar would stay open after the plugin.
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            // Only then are its signers known.
            in.readAllBytes();
            return connection instanceof JarURLConnection jar && jar.getCertificates() != null;
        }
    }

    /// Of the plugin's own classes, what workers get.
    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            byte[] classFile = name.endsWith(ClassPlace.CLASS) ? own.content(name) : null;
            return classFile == null ? super.getResourceAsStream(name)
                    : new ByteArrayInputStream(SessionClassLoader.travelForm(classFile, types));
        } catch (IOException e) {
            return null;
        }
    }

    /// Any class as it is.
    private InputStream original(ClassDesc type) {
        String descriptor = type.descriptorString();
        String name = descriptor.substring(1, descriptor.length() - 1) + ClassPlace.CLASS;
        try {
            byte[] classFile = own.content(name);
            if (classFile != null) {
                return new ByteArrayInputStream(classFile);
            }
            // Asked first, since this loader closes with itself what it has read, and the program's jars are not its own.
            InputStream ofProgram = getParent().getResourceAsStream(name);
            return ofProgram != null ? ofProgram : super.getResourceAsStream(name);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try (own) {
            for (ClassPlace library : libraries) {
                library.close();
            }
            super.close();
        }
    }
}
