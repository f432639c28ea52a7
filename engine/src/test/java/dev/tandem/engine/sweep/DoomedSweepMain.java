package dev.tandem.engine.sweep;

import dev.tandem.engine.internal.code.TypedSession;

/// The `main` of a process that is killed while its sweep runs. Evaluates what it is given, in a session whose snippets
/// have other numbers than elsewhere.
final class DoomedSweepMain {
    private DoomedSweepMain() {}

    public static void main(String[] args) {
        try (TypedSession session = new TypedSession()) {
            session.eval("int filler = 0; String more(int x) { return \"\" + x; } record Other(int a) {}");
            session.eval(args[0]);
        }
    }
}
