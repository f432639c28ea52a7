package dev.tandem.engine.internal.graph;

/// Texts that typed code compares by `==`, which is a mistake that works as long as all are literals; so they are the same
/// object on workers, too. Not so inside collections and objects, where finding out would cost more than sending them.
public final class Literals {
    private static final int LONGEST = 64;

    private Literals() {}

    /// Whether a text is the one object that stands for all equal literals.
    public static boolean isLiteral(String text) {
        return text.length() <= LONGEST && text.intern() == text;
    }
}
