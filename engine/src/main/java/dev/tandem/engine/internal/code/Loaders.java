package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.form.ClassFiles;
import dev.tandem.engine.internal.code.form.Foothold;
import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.code.form.SnippetNames;
import dev.tandem.engine.internal.graph.ClassNames;
import dev.tandem.engine.internal.provider.Providers;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The identities of class loaders, the same in every process. Thread-safe.
///
/// The JDK and the class path are 0. A session's or plugin's loader gets a random number here; another
/// process makes a [WorkerClassLoader] of that number, one for each world, when the first of its classes is used.
public final class Loaders implements ClassNames {
    public static final Loaders INSTANCE = new Loaders();

    private static final ClassLoader HOME = Loaders.class.getClassLoader();
    /// Those that were asked for, by name; never unloaded.
    private static final Map<String, Class<?>> HOME_CLASSES = new ConcurrentHashMap<>();
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Guarded by itself.
    private final Map<ClassLoader, Long> numbers = new WeakHashMap<>();
    private final Map<Long, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();
    /// Loaders made for classes from elsewhere.
    private final Map<Place, WorkerClassLoader> arrived = new ConcurrentHashMap<>();
    /// Class files from elsewhere by loader and name, shared by the worlds.
    private final Map<Long, ClassFiles> classFiles = new ConcurrentHashMap<>();
    /// In which world the present task runs; written by the thread that receives tasks.
    private volatile int world;

    /// Compares by itself: what the JVM makes for records at their first use costs a starting worker milliseconds.
    private record Place(long loader, int world) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place that && loader == that.loader && world == that.world;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(loader) * 31 + world;
        }
    }

    /// The classes as they are in one world.
    private record InWorld(int world) implements ClassNames {
        @Override
        public long loaderOf(Class<?> type) {
            return INSTANCE.loaderOf(type);
        }

        @Override
        public Class<?> find(long loader, String name) throws ClassNotFoundException {
            return inWorld(loader, name, world);
        }

        @Override
        public MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
            return INSTANCE.lookup(type);
        }
    }

    private Loaders() {
        Providers.arriveFrom(this::arrived);
    }

    /// The classes of a type that have come from elsewhere, as they are in the world of the present task.
    private List<Class<?>> arrived(Class<?> type) {
        return arrived.entrySet().stream().filter(each -> each.getKey().world() == world)
                .flatMap(each -> each.getValue().providers(type).stream()).toList();
    }

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
    public static boolean isHome(ClassLoader loader) {
        return loader == null || loader == HOME || loader == ClassLoader.getSystemClassLoader()
                || loader == ClassLoader.getPlatformClassLoader();
    }

    long numberOf(ClassLoader loader) {
        if (loader instanceof WorkerClassLoader arrivedHere) {
            return arrivedHere.number();
        }
        synchronized (numbers) {
            return numbers.computeIfAbsent(loader, l -> {
                long number = newNumber();
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

    /// The class in the world of the present task.
    @Override
    public Class<?> find(long loader, String name) throws ClassNotFoundException {
        return inWorld(loader, name, world);
    }

    private static Class<?> inWorld(long loader, String name, int world) throws ClassNotFoundException {
        if (loader == 0) {
            Class<?> known = HOME_CLASSES.get(name);
            return known != null ? known : home(name);
        }
        ClassLoader found = INSTANCE.loader(loader, world);
        return found instanceof WorkerClassLoader arrivedHere ? arrivedHere.find(name) : Class.forName(name, false, found);
    }

    private static Class<?> home(String name) throws ClassNotFoundException {
        Class<?> primitive = Class.forPrimitiveName(name);
        Class<?> found = primitive != null ? primitive : Class.forName(name, false, HOME);
        HOME_CLASSES.put(name, found);
        return found;
    }

    @Override
    public MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        MethodHandles.Lookup from = type.getClassLoader() instanceof Links.Linked linked ? linked.lookup()
                : SnippetNames.isSnippet(type.getName()) ? Foothold.beside(type) : MethodHandles.lookup();
        return MethodHandles.privateLookupIn(type, from);
    }

    /// The loader of that number as this process knows it; a new one for classes from elsewhere.
    ClassLoader loader(long number, int inWorld) {
        WeakReference<ClassLoader> known = loaders.get(number);
        ClassLoader loader = known == null ? null : known.get();
        if (loader != null) {
            return loader;
        }
        Place at = new Place(number, inWorld);
        WorkerClassLoader here = arrived.get(at);
        return here != null ? here : arrived.computeIfAbsent(at,
                place -> new WorkerClassLoader(number, inWorld, classFiles(number), HOME));
    }

    private ClassFiles classFiles(long loader) {
        return classFiles.computeIfAbsent(loader, l -> new ClassFiles());
    }

    /// Gives the classes from elsewhere the code that they had in an epoch, before a task of a place runs.
    ///
    /// @throws CannotShipException when the JVM does not give them other code
    void turnTo(long epoch, Shipment.Place place) {
        if (CodeSwap.epoch() == 0) {
            return;
        }
        classFiles.forEach((number, files) -> {
            if (!files.swapped().isEmpty() && loader(number, place.world()) instanceof WorkerClassLoader arrivedHere) {
                arrivedHere.turnTo(epoch, place.codes().stream().filter(code -> code.loader() == number)
                        .collect(Collectors.toMap(Shipment.Code::name, Shipment.Code::epoch)));
            }
        });
    }

    /// The world of the present task.
    int world() {
        return world;
    }

    /// Begins a task in a world.
    void enter(int inWorld) {
        world = inWorld;
    }

    /// The classes as they are in a world.
    ClassNames in(int inWorld) {
        return new InWorld(inWorld);
    }

    /// Takes in a class from elsewhere; one that came from here is known already.
    ///
    /// @throws IllegalStateException when a different class of that name is here already
    void accept(ShippedClass shipped) {
        WeakReference<ClassLoader> known = loaders.get(shipped.loader());
        if (known != null && known.get() != null) {
            return;
        }
        byte[] before = classFiles(shipped.loader()).add(shipped.name(), shipped.epoch(), shipped.bytes());
        CodeSwap.reach(shipped.epoch());
        if (before != null && !Arrays.equals(before, shipped.bytes())) {
            throw new IllegalStateException("two classes of one name: name=" + shipped.name() + ", loader="
                    + Long.toHexString(shipped.loader()));
        }
    }
}
