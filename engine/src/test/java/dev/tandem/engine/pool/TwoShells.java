package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.code.TypedSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// A typed session and a plain shell of the JDK, into which the same lines are entered.
///
/// They take some time to start, and are used for several generated sessions, which give other names.
final class TwoShells implements AutoCloseable {
    private static final int STEPS = 50;
    /// How often what was told is entered again after one line: what is entered again can reset others.
    private static final int MOST_ROUNDS = 20;

    private final TypedSession typed = new TypedSession();
    private final JShell plain = ShellLines.plainShell();
    /// What was entered since the generated session began.
    private final StringBuilder text = new StringBuilder();
    /// The latest declaration of each variable.
    private final Map<String, String> declarations = new HashMap<>();
    private int equal;
    private int refused;

    TwoShells() {
        both("import static dev.tandem.engine.pool.Answers.*;");
    }

    /// Runs the session of that seed.
    void run(long seed) {
        text.setLength(0);
        text.append("seed=").append(seed).append('\n');
        SessionGenerator generator = new SessionGenerator(seed, SessionGenerator.Style.REDEFINING, "x" + seed);
        for (int i = 0; i < STEPS; i++) {
            SessionGenerator.Step step = generator.next();
            List<SnippetEvent> events = both(step.code());
            if (step.place() >= 0 && ShellLines.isRejected(events)) {
                generator.rejected(step.place());
            }
            if (step.asked()) {
                count(Answers.takeVerdict());
            }
        }
        declarations.clear();
        ShellLines.dropAll(typed.shell());
        ShellLines.dropAll(plain);
    }

    /// Enters one line and compares; what the user is told of is entered again.
    private List<SnippetEvent> both(String code) {
        text.append(code).append('\n');
        List<SnippetEvent> here = typed.shell().eval(code);
        List<SnippetEvent> there = plain.eval(code);
        assertThat(ShellLines.of(here)).as(text::toString).isEqualTo(ShellLines.of(there));
        here.stream().filter(e -> e.causeSnippet() == null && e.snippet() instanceof VarSnippet v)
                .forEach(e -> declarations.put(((VarSnippet) e.snippet()).name(), code));
        Set<String> told = told(there);
        for (int round = 0; !told.isEmpty(); round++) {
            assertThat(round).as(text::toString).isLessThan(MOST_ROUNDS);
            Set<String> next = new TreeSet<>();
            for (String name : told) {
                next.addAll(again(name));
            }
            told = next;
        }
        assertThat(ShellLines.variables(typed.shell())).as(text::toString).isEqualTo(ShellLines.variables(plain));
        return here;
    }

    /// The variables that a user hears of, from one of the two.
    private Set<String> told(List<SnippetEvent> there) {
        Set<String> told = typed.takeTold();
        told.addAll(ShellLines.reset(there));
        return told;
    }

    /// Enters a variable again, or drops it where that is impossible by now.
    private Set<String> again(String name) {
        String code = declarations.get(name);
        if (code == null || !ShellLines.isDeclared(typed.shell(), name) && !ShellLines.isDeclared(plain, name)) {
            return Set.of();
        }
        text.append("/* told */ ").append(code).append('\n');
        List<SnippetEvent> here = typed.shell().eval(code);
        List<SnippetEvent> there = plain.eval(code);
        assertThat(ShellLines.of(here)).as(text::toString).isEqualTo(ShellLines.of(there));
        Set<String> told = told(there);
        told.remove(name);
        if (ShellLines.isRejected(here) || ShellLines.threw(here)) {
            ShellLines.drop(typed.shell(), name);
            ShellLines.drop(plain, name);
            declarations.remove(name);
        }
        return told;
    }

    private void count(String verdict) {
        if (verdict == null) {
            return;
        }
        if (verdict.startsWith("refused")) {
            refused++;
        } else {
            assertThat(verdict).as(text::toString).isEqualTo("equal");
            equal++;
        }
    }

    int equal() {
        return equal;
    }

    int refused() {
        return refused;
    }

    @Override
    public void close() {
        typed.close();
        plain.close();
    }
}
