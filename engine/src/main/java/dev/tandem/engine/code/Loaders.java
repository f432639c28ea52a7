package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.graph.ClassNames;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/// The identities of class loaders, the same in every process. Thread-safe.
///
/// The JDK and the class path are 0. A session's or plugin's loader gets a random number here; another
/// process makes a [WorkerClassLoader] of that number when the first of its classes arrives.
final class Loaders implements ClassNames {
    static final Loaders INSTANCE = new Loaders();

    private static final ClassLoader HOME = Loaders.class.getClassLoader();
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Guarded by itself.
    private final Map<ClassLoader, Long> numbers = new WeakHashMap<>();
    private final Map<Long, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();
    /// Loaders made for classes from elsewhere; they live as long as this worker process.
    private final Map<Long, WorkerClassLoader> arrived = new ConcurrentHashMap<>();

    private Loaders() {}

    @Override
    public long loaderOf(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        if (isHome(loader)) {
            return 0;
        }
        if (type.isHidden()) {
            throw new CannotShipException("a class without a name cannot be found elsewhere: class=" + type.getName());
        }
        return numberOf(loader);
    }

    /// Whether every process finds the classes of a loader by itself.
    static boolean isHome(ClassLoader loader) {
        return loader == null || loader == HOME || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
    }

    long numberOf(ClassLoader loader) {
        synchronized (numbers) {
            return numbers.computeIfAbsent(loader, l -> {
                long number = l instanceof WorkerClassLoader w ? w.number() : newNumber();
                loaders.put(number, new WeakReference<>(l));
                return number;
            });
        }
    }

    /// Gives a loader another number from now on; what comes back under the old one still finds it.
    void renumber(ClassLoader loader) {
        synchronized (numbers) {
            numbers.remove(loader);
        }
    }

    private static long newNumber() {
        long number = RANDOM.nextLong();
        return number == 0 ? 1 : number;
    }

    @Override
    public Class<?> find(long loader, String name) throws ClassNotFoundException {
        if (loader == 0) {
            Class<?> primitive = Class.forPrimitiveName(name);
            return primitive != null ? primitive : Class.forName(name, false, HOME);
        }
        return Class.forName(name, false, loader(loader));
    }

    @Override
    public MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        MethodHandles.Lookup from = type.getClassLoader() instanceof Links.Linked linked ? linked.lookup()
                : SnippetNames.isSnippet(type.getName()) ? Foothold.beside(type) : MethodHandles.lookup();
        return MethodHandles.privateLookupIn(type, from);
    }

    /// The loader of that number as this process knows it; a new one for classes from elsewhere.
    ClassLoader loader(long number) {
        WeakReference<ClassLoader> known = loaders.get(number);
        ClassLoader loader = known == null ? null : known.get();
        return loader != null ? loader : arrivals(number);
    }

    private WorkerClassLoader arrivals(long number) {
        return arrived.computeIfAbsent(number, n -> new WorkerClassLoader(n, HOME));
    }

    /// Takes in a class from elsewhere; one that came from here is known already.
    void accept(ShippedClass shipped) {
        if (loader(shipped.loader()) instanceof WorkerClassLoader loader) {
            loader.add(shipped.name(), shipped.bytes());
        }
    }
}
