package dev.tandem.engine.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader.Provider;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The words for places: `local[:N]`, `loopback[:N]`, `threads[:N]`, `sequential`, and those of every [PlaceProvider]. Thread-safe.
public final class Places {
    /// A system property, and an environment variable that counts where it is not set: the place of everything that is opened
    /// in no scope with a place of its own.
    public static final String PROPERTY = "tandem.place";
    public static final String VARIABLE = "TANDEM_PLACE";

    private static final String LOCAL = "local";
    private static final String CLUSTER = "cluster";
    /// What was configured last. Guarded by the class, as is the next.
    private static String word;
    private static Place configured;

    private Places() {}

    /// The place that a word means; a new one each time.
    ///
    /// @throws IllegalArgumentException when it means none; says which there are
    public static Place of(String word) {
        int colon = word.indexOf(':');
        String kind = (colon < 0 ? word : word.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        String rest = colon < 0 ? null : word.substring(colon + 1).strip();
        if (kind.equals(StandIn.SEQUENTIAL) && rest == null) {
            return new StandIn(kind, 1);
        }
        if (kind.equals(StandIn.THREADS)) {
            return new StandIn(kind, workers(word, rest, Runtime.getRuntime().availableProcessors()));
        }
        Optional<PlaceProvider> provider = providers().filter(each -> each.word().equals(kind)).findFirst();
        if (provider.isPresent()) {
            return provider.get().open(rest);
        }
        if (kind.equals(CLUSTER)) {
            throw new IllegalArgumentException("no cluster can be used here: place=" + word + "; clusters need their plugin, which is not"
                    + " installed");
        }
        throw new IllegalArgumentException("no such place: place=" + word + ", known=" + forms());
    }

    /// The place that is configured for this process; the same one until another is configured.
    ///
    /// @throws IllegalArgumentException when what is configured means none
    public static synchronized Place configured() {
        String wanted = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        String given = wanted == null || wanted.isBlank() ? LOCAL : wanted;
        if (!given.equals(word)) {
            configured = of(given);
            word = given;
        }
        return configured;
    }

    /// Reads the number of workers that follows the word of a place.
    ///
    /// @param usual when none is said
    public static int workers(String word, String number, int usual) {
        if (number != null && !number.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("the place needs a number of workers, or none: place=" + word + ", number=" + number);
        }
        return number == null ? usual : Integer.parseInt(number);
    }

    private static List<String> forms() {
        List<String> all = new ArrayList<>(providers().map(PlaceProvider::form).sorted().toList());
        all.addAll(List.of("threads[:N]", "sequential", "cluster:FILE"));
        return all;
    }

    /// Those that the calling thread's class loader knows, else those of the engine.
    private static Stream<PlaceProvider> providers() {
        List<PlaceProvider> found = load(Thread.currentThread().getContextClassLoader());
        return (found.isEmpty() ? load(Places.class.getClassLoader()) : found).stream();
    }

    private static List<PlaceProvider> load(ClassLoader loader) {
        return ServiceLoader.load(PlaceProvider.class, loader).stream().map(Provider::get).toList();
    }
}
