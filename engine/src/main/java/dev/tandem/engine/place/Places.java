package dev.tandem.engine.place;

import dev.tandem.engine.internal.provider.Providers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        PlaceWord read = PlaceWord.of(word);
        if (read.kind().equals(StandIn.SEQUENTIAL) && read.rest() == null) {
            return new StandIn(read.kind(), 1);
        }
        if (read.kind().equals(StandIn.THREADS)) {
            return new StandIn(read.kind(), read.workers(Runtime.getRuntime().availableProcessors()));
        }
        Optional<PlaceProvider> provider = providers().filter(each -> each.word().equals(read.kind())).findFirst();
        if (provider.isPresent()) {
            return provider.get().open(read);
        }
        if (read.kind().equals(CLUSTER)) {
            throw new IllegalArgumentException("no cluster can be used here: place=" + word + "; clusters need their plugin, which is not"
                    + " installed");
        }
        throw new IllegalArgumentException("no such place: place=" + word + ", known=" + forms());
    }

    /// The word that is configured for this process, if one is.
    public static Optional<String> wanted() {
        return Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(VARIABLE))).filter(word -> !word.isBlank());
    }

    /// The place that is configured for this process; the same one until another is configured.
    ///
    /// @throws IllegalArgumentException when what is configured means none
    public static synchronized Place configured() {
        String given = wanted().orElse(LOCAL);
        if (!given.equals(word)) {
            configured = of(given);
            word = given;
        }
        return configured;
    }

    /// What the words for places look like that the calling thread can use: `local[:N]`, `threads[:N]`; in their order.
    public static List<String> forms() {
        Set<String> all = new TreeSet<>(Set.of("threads[:N]", "sequential", "cluster:FILE"));
        providers().map(PlaceProvider::form).forEach(all::add);
        return List.copyOf(all);
    }

    private static Stream<PlaceProvider> providers() {
        return Providers.of(PlaceProvider.class).stream();
    }
}
