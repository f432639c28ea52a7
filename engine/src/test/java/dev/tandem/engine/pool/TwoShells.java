package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.TypedSession;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/// A typed session and a plain shell of the JDK, into which the same lines are entered.
///
/// They take some time to start, and are used for several generated sessions, which give other names.
final class TwoShells implements AutoCloseable {
    /// What both said to a line.
    private record Said(List<SnippetEvent> here, List<SnippetEvent> there) {}

    private static final int STEPS = 36;
    /// How often what was told is entered again after one line: what is entered again can reset others.
    private static final int MOST_ROUNDS = 20;

    private final TypedSession typed = new TypedSession();
    private final JShell plain = ShellLines.plainShell();
    /// What was entered since the generated session began.
    private final StringBuilder text = new StringBuilder();
    private final Declarations declarations = new Declarations();
    private int equal;
    private int refused;
    /// Whether one of the two has run into a fault of the JDK's shell, or uses objects or code of what was replaced, or both have
    /// come to the end of their stacks: after that they are no longer comparable.
    private boolean lost;
    private int sessions;
    /// The steps of all sessions that were compared; each has a line, and what is entered again after it.
    private int compared;
    /// How many sessions were compared in part only, by why.
    private final Map<String, Integer> lostSessions = new TreeMap<>();

    TwoShells() {
        both("import static dev.tandem.engine.pool.Answers.*;");
    }

    /// Runs the session of that seed.
    void run(long seed) {
        text.setLength(0);
        text.append("seed=").append(seed).append('\n');
        SessionGenerator generator = new SessionGenerator(seed, SessionGenerator.Style.REDEFINING, "x" + seed);
        lost = false;
        for (int i = 0; i < STEPS && !lost; i++) {
            compared++;
            SessionGenerator.Step step = generator.next();
            if (step.asked()) {
                initialiseTypes();
            }
            List<SnippetEvent> events = both(step.code());
            if (step.place() >= 0 && ShellLines.isRejected(events)) {
                generator.rejected(step.place());
            }
            if (step.asked()) {
                count(Answers.takeVerdict());
            }
        }
        sessions++;
        declarations.forgetAll();
        ShellLines.dropAll(typed.shell());
        ShellLines.dropAll(plain);
    }

    /// Runs the static initialisers that did not run yet, as a call of a worker does with those that it uses: in a shell
    /// without workers they would run in the middle of what is asked, and what they change would be seen earlier or later.
    private void initialiseTypes() {
        for (String name : declarations.takeTypesToInitialise()) {
            enter("initialised(() -> " + name + ".class)");
        }
    }

    /// Enters one line and compares; what the user is told of is entered again.
    private List<SnippetEvent> both(String code) {
        Said said = enter(code);
        Set<String> declared = ShellLines.declared(said.here);
        declarations.add(said.here, code);
        Set<String> told = told(said, declared);
        if (ShellLines.replaces(said.there)) {
            // In the JDK's shell a function that is held goes on with what it was made with.
            for (String name : declarations.variables()) {
                if (ShellLines.holdsCode(declarations.of(name)) && !declared.contains(name)) {
                    told.add(name);
                }
            }
        }
        if (ShellLines.threw(said.here)) {
            // The JDK's shell keeps the value only where the JVM can replace the code.
            declared.forEach(this::drop);
        }
        for (int round = 0; !told.isEmpty() && !lost; round++) {
            assertThat(round).as(text::toString).isLessThan(MOST_ROUNDS);
            Set<String> next = new HashSet<>();
            for (String name : declarations.inOrder(told)) {
                next.addAll(again(name));
            }
            told = next;
        }
        if (!lost) {
            assertThat(ShellLines.variables(typed.shell())).as(text::toString).isEqualTo(ShellLines.variables(plain));
        }
        return said.here;
    }

    private Said enter(String code) {
        text.append(code).append('\n');
        Said said = new Said(typed.shell().eval(code), plain.eval(code));
        String problems = ShellLines.problems(typed.shell(), said.here) + ShellLines.problems(plain, said.there);
        // What is incomplete in both is so by what each compiled before, and how far it is usable differs.
        loseIf(ShellLines.isIncomplete(said.here) && ShellLines.isIncomplete(said.there), "incomplete in both");
        loseIf(ShellLines.isOwnFault(problems) || ShellLines.isLost(plain) || ShellLines.isLost(typed.shell()), "fault of the JDK's shell");
        // The JDK's shell keeps objects of a type that was replaced, which fail when they are used; a session resets their
        // variables by name, or refuses by name the code that uses them. What both hold from there on differs.
        loseIf(ShellLines.usesWhatWasReplaced(ShellLines.of(said.there)), "the JDK's shell uses what was replaced");
        loseIf(ShellLines.isToBeEnteredAgain(ShellLines.of(said.here)), "refused until it is entered again");
        // How far it gets depends on the space that each shell leaves on the stack; and the JDK's shell puts the code of a
        // class without a name under the object that it replaces, which can then call itself without end.
        loseIf((ShellLines.of(said.here) + "" + ShellLines.of(said.there)).contains(StackOverflowError.class.getName()), "end of the stack");
        if (!lost) {
            assertThat(ShellLines.of(said.here)).as(() -> text + problems).isEqualTo(ShellLines.of(said.there));
        }
        return said;
    }

    private void loseIf(boolean now, String why) {
        if (now && !lost) {
            lost = true;
            lostSessions.merge(why, 1, Integer::sum);
        }
    }

    /// The variables that a user hears of, from one of the two.
    private Set<String> told(Said said, Set<String> declared) {
        Set<String> told = typed.takeTold(declared);
        // Static fields began anew: the JDK's shell leaves such a type as it was, with the old one behind it.
        loseIf(told.removeIf(name -> name.contains(".")), "static fields began anew");
        told.addAll(ShellLines.reset(said.there));
        return told;
    }

    /// Enters a variable again, or drops it where that is impossible by now.
    private Set<String> again(String name) {
        String code = declarations.of(name);
        if (code == null || !ShellLines.isDeclared(typed.shell(), name) && !ShellLines.isDeclared(plain, name)) {
            return Set.of();
        }
        Said said = enter(code);
        if (lost) {
            return Set.of();
        }
        Set<String> told = told(said, Set.of(name));
        if (ShellLines.isRejected(said.here) || ShellLines.threw(said.here)) {
            drop(name);
        }
        return told;
    }

    private void drop(String name) {
        ShellLines.drop(typed.shell(), name);
        ShellLines.drop(plain, name);
        declarations.forget(name);
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

    int sessions() {
        return sessions;
    }

    /// Which share of all steps was compared.
    double compared() {
        return compared / (double) (sessions * STEPS);
    }

    /// How many sessions were compared in part only, by why.
    Map<String, Integer> lostSessions() {
        return lostSessions;
    }

    @Override
    public void close() {
        typed.close();
        plain.close();
    }
}
