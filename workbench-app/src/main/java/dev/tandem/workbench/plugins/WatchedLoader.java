package dev.tandem.workbench.plugins;

import dev.tandem.workbench.session.WatchedCode;
import java.io.IOException;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// Defines the classes of one plugin, watched: they can be stopped and cannot end the program. Those of its libraries stay as
/// they are.
final class WatchedLoader extends PluginClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final WatchedCode code = new WatchedCode(this);
    private final ClassPlace own;
    private final CodeSource origin;

    WatchedLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent, PluginFiles files) {
        super(manager, descriptor, parent);
        files.classPath().forEach(each -> addFile(each.toFile()));
        own = new ClassPlace(files.code());
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
                return super.findClass(name);
            }
            byte[] watched = code.watched(classFile);
            return defineClass(name, watched, 0, watched.length, new ProtectionDomain(origin, null, this, null));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        try (own) {
            super.close();
        }
    }
}
