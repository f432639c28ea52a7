package dev.tandem.toolkit;

/// Numbers of things in words for people. Stateless.
public final class Plural {
    private Plural() {}

    /// Such as `1 worker` and `3 workers`.
    public static String of(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
