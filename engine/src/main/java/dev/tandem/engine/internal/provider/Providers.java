package dev.tandem.engine.internal.provider;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is contributed to a service: by jars that a session has added, by code that has arrived on a worker, and by the
/// class path. Thread-safe.
///
/// Code that travels takes along what is contributed to the services that it asks for by name, see [#wantedBy].
public final class Providers {
    /// The methods that look for contributions, and the service of each.
    private static final Map<String, String> DOORS = Map.of(
            "dev.tandem.engine.sweep.sample.Samples.named", "dev.tandem.engine.sweep.sample.Sampler",
            "dev.tandem.engine.sweep.SweepResult.write", "dev.tandem.engine.sweep.TableExporter",
            "dev.tandem.engine.sweep.SweepResult.read", "dev.tandem.engine.sweep.store.TableImporter");
    private static final ClassLoader HOME = Providers.class.getClassLoader();
    /// Those of the class path, all of whose jars are opened to find them.
    private static final Map<Class<?>, List<? extends ServiceLoader.Provider<?>>> OF_CLASS_PATH = new ConcurrentHashMap<>();

    private static volatile Function<Class<?>, List<Class<?>>> arrived = _ -> List.of();

    private Providers() {}

    /// Has a source of classes that have arrived from another process.
    ///
    /// @param classes gives those of a type; called by any thread
    public static void arriveFrom(Function<Class<?>, List<Class<?>>> classes) {
        arrived = classes;
    }

    /// New objects of all that the calling thread's session and the class path contribute; those of the session come first.
    ///
    /// @throws TandemException when one cannot be made
    public static <T> List<T> of(Class<T> service) {
        List<T> found = new ArrayList<>();
        try {
            for (ClassLoader each = Thread.currentThread().getContextClassLoader(); each instanceof URLClassLoader own; each = each.getParent()) {
                ServiceLoader.load(service, new OwnOnly(own)).forEach(found::add);
            }
            for (Class<?> type : arrived.apply(service)) {
                found.add(service.cast(type.getConstructor().newInstance()));
            }
            OF_CLASS_PATH.computeIfAbsent(service, wanted -> ServiceLoader.load(wanted, HOME).stream().toList())
                    .forEach(provider -> found.add(service.cast(provider.get())));
        } catch (ServiceConfigurationError | ReflectiveOperationException | LinkageError e) {
            throw new TandemException("an extension cannot be made: service=" + service.getName() + ", cause=" + e, e);
        }
        return found;
    }

    /// What names of kinds are compared by.
    public static String normal(String kind) {
        return kind.strip().toLowerCase(Locale.ROOT);
    }

    /// What is contributed of a kind; of two, the one that comes first.
    ///
    /// @param otherwise what is wrong when there is none
    /// @param builtIn the kinds that are there without contributions, to be named then
    /// @throws IllegalArgumentException when there is none; lists the kinds that there are
    public static <T> T named(Class<T> service, Function<? super T, String> kindOf, String kind, String otherwise, Collection<String> builtIn) {
        List<T> all = of(service);
        return all.stream().filter(each -> normal(kind).equals(kindOf.apply(each))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(otherwise + ": kind=" + kind + ", kinds=" + kinds(all, kindOf, builtIn)));
    }

    /// The names of all kinds in their order: those that are built in, and those that are contributed.
    public static <T> List<String> kinds(Class<T> service, Function<? super T, String> kindOf, Collection<String> builtIn) {
        return kinds(of(service), kindOf, builtIn);
    }

    private static <T> List<String> kinds(List<T> contributed, Function<? super T, String> kindOf, Collection<String> builtIn) {
        return Stream.concat(builtIn.stream(), contributed.stream().map(kindOf)).distinct().sorted().toList();
    }

    /// The classes that code of a loader needs elsewhere when it calls a method, since that looks for contributions by name.
    ///
    /// @param owner the binary name of the class that the method is called on
    public static List<Class<?>> wantedBy(String owner, String method, ClassLoader loader) {
        String service = loader instanceof URLClassLoader ? DOORS.get(owner + "." + method) : null;
        if (service == null) {
            return List.of();
        }
        try {
            return types(Class.forName(service, false, HOME), (URLClassLoader) loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        } catch (ServiceConfigurationError | LinkageError e) {
            // Whoever asks for it by name hears of it, here as there.
            return List.of();
        }
    }

    private static <T> List<Class<?>> types(Class<T> service, URLClassLoader loader) {
        List<Class<?>> types = new ArrayList<>();
        ServiceLoader.load(service, new OwnOnly(loader)).stream().forEach(provider -> types.add(provider.type()));
        return types;
    }

    /// Has the classes of a loader, but resources only of its own jars. Nothing to close.
    private static final class OwnOnly extends ClassLoader {
        private final URLClassLoader loader;

        OwnOnly(URLClassLoader loader) {
            super(loader);
            this.loader = loader;
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return loader.findResources(name);
        }
    }
}
