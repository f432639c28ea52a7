package dev.tandem.engine.pool;

import java.util.Locale;
import java.util.function.UnaryOperator;

/// Which pool is wanted, as a text says it: `processes:4`, `threads`, `sequential`, `8`, or the word for a place, as
/// [dev.tandem.engine.place.Places] knows it.
///
/// @param kind in lower case, or null when only the number is said
/// @param workers how many, or 0 when that is not said
record PoolChoice(String kind, int workers) {
    static final String PROCESSES = "processes";
    static final PoolChoice NONE = new PoolChoice(null, 0);

    /// What is configured: by the system properties `tandem.pool` and `tandem.workers`, else by the environment variables
    /// `TANDEM_POOL` and `TANDEM_WORKERS`.
    static PoolChoice configured(UnaryOperator<String> properties, UnaryOperator<String> environment) {
        PoolChoice byProperty = of(properties.apply("tandem.pool"), properties.apply("tandem.workers"));
        PoolChoice byEnvironment = of(environment.apply("TANDEM_POOL"), environment.apply("TANDEM_WORKERS"));
        return byProperty.orElse(byEnvironment);
    }

    private static PoolChoice of(String pool, String workers) {
        PoolChoice number = workers == null || workers.isBlank() ? NONE : new PoolChoice(null, count(workers.strip(), workers));
        return pool == null || pool.isBlank() ? number : parse(pool).orElse(number);
    }

    /// @throws IllegalArgumentException when the text says nothing of the kind
    static PoolChoice parse(String text) {
        if (text == null) {
            throw wrong(null);
        }
        String[] parts = text.strip().split(":", -1);
        if (parts.length == 1 && parts[0].matches("-?\\d+")) {
            return new PoolChoice(null, count(parts[0], text));
        }
        if (parts.length > 2 || parts[0].isBlank()) {
            throw wrong(text);
        }
        return new PoolChoice(parts[0].toLowerCase(Locale.ROOT), parts.length == 1 ? 0 : count(parts[1], text));
    }

    private static int count(String number, String text) {
        if (!number.matches("[1-9]\\d{0,4}")) {
            throw wrong(text);
        }
        return Integer.parseInt(number);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("a pool is chosen by kind, number of workers or kind:number: chosen=" + text);
    }

    /// What this one leaves open is taken from the other.
    PoolChoice orElse(PoolChoice other) {
        return new PoolChoice(kind == null ? other.kind : kind, workers == 0 ? other.workers : workers);
    }
}
