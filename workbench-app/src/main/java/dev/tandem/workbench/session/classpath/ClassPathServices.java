package dev.tandem.workbench.session.classpath;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;

/// The providers on the class path of this process, found as [ServiceLoader] finds them but without opening each of its jars,
/// which takes a good part of a tenth of a second: where the build has seen all jars, only those that name providers are read.
/// Thread-safe.
public final class ClassPathServices {
    private ClassPathServices() {}

    /// @throws java.util.ServiceConfigurationError when one cannot be made
    public static <T> List<T> of(Class<T> service) {
        ClassLoader own = ClassPathServices.class.getClassLoader();
        return of(service, ClassPathIndex.offering(service.getName()).<ClassLoader>map(jars -> new Offering(own, jars)).orElse(own));
    }

    static <T> List<T> of(Class<T> service, ClassLoader loader) {
        return ServiceLoader.load(service, loader).stream().map(ServiceLoader.Provider::get).toList();
    }

    /// Has the classes of another loader, but resources only of some jars. Nothing to close.
    static final class Offering extends ClassLoader {
        private final List<Path> jars;

        Offering(ClassLoader parent, List<Path> jars) {
            super(parent);
            this.jars = jars;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            List<URL> found = new ArrayList<>();
            for (Path jar : jars) {
                found.add(URI.create("jar:" + jar.toUri() + "!/" + name).toURL());
            }
            return Collections.enumeration(found);
        }
    }
}
