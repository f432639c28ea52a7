package dev.tandem.workbench.plugins;

import dev.tandem.workbench.session.WatchedCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/// Defines the classes of one plugin, watched: they can be stopped and cannot end the program.
final class WatchedLoader extends PluginClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final WatchedCode code = new WatchedCode(this);

    WatchedLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader parent) {
        super(manager, descriptor, parent);
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
        URL place = findResource(name.replace('.', '/') + ".class");
        if (place == null) {
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = place.openStream()) {
            byte[] classFile = code.watched(in.readAllBytes());
            ProtectionDomain origin = new ProtectionDomain(new CodeSource(getURLs()[0], (Certificate[]) null), null, this, null);
            return defineClass(name, classFile, 0, classFile.length, origin);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
