package dev.tandem.engine.pool;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/// What generated sessions ask: each answer is that of here, and those of workers are compared with it.
///
/// A shell whose code runs in a process of its own has no workers there, and only gets the answers of there.
public final class Answers {
    /// A pushed function, and what it gave here at that time.
    private record Kept(RemoteObject<Task<Object>> handle, String expected) {}

    private static final Deque<Kept> KEPT = new ArrayDeque<>();

    /// Null where there are no workers.
    private static WorkerPool pool;
    private static String verdict;

    private Answers() {}

    static void use(WorkerPool given) {
        pool = given;
    }

    static void forgetKept() {
        KEPT.forEach(kept -> kept.handle.remove());
        KEPT.clear();
    }

    /// What became of the last question: `equal`, `refused: REASON`, or what was said here and there; null when
    /// nothing was asked since this was asked last.
    static String takeVerdict() {
        String taken = verdict;
        verdict = null;
        return taken;
    }

    /// Compares the answers of all workers with the one of here.
    public static String asked(Task<Object> task) {
        return compare(() -> pool.apply(task), task);
    }

    /// Compares functions that come back, by what they give here.
    public static String askedFor(Task<IntUnaryOperator> task) {
        return compare(() -> pool.apply(task).stream().<Object>map(f -> f.applyAsInt(4)).toList(),
                () -> task.run().applyAsInt(4));
    }

    /// Compares typed objects that come back, with all that they hold.
    public static String askedBack(Task<Object> task) {
        return compare(() -> pool.apply(task).stream().<Object>map(FieldText::of).toList(), () -> FieldText.of(task.run()));
    }

    /// Compares the values for some items, each computed from the same state.
    public static String askedEach(Function1<Integer, Integer> function) {
        return compare(() -> pool.map(function, List.of(3)), () -> function.apply(3));
    }

    /// Initialises a typed class; says what its initialiser throws.
    public static String initialised(Supplier<Class<?>> type) {
        return said(() -> Class.forName(type.get().getName(), true, type.get().getClassLoader()).getSimpleName());
    }

    /// Pushes a function and notes what it gives now.
    public static String kept(Task<Object> task) {
        RemoteObject<Task<Object>> handle = null;
        verdict = "equal";
        try {
            handle = pool == null ? null : pool.push(task);
        } catch (CannotShipException e) {
            verdict = "refused: " + e.getMessage();
        }
        String here = said(() -> "[" + AnswerText.of(task.run()) + "]");
        if (handle != null) {
            KEPT.add(new Kept(handle, here));
        }
        return here;
    }

    /// What was pushed longest ago, compared with what it gave then.
    public static String keptBefore() {
        Kept kept = KEPT.poll();
        verdict = "equal";
        if (kept != null) {
            try (RemoteObject<Task<Object>> handle = kept.handle) {
                verdict = verdict(answers(() -> pool.apply(() -> handle.get().run())), kept.expected);
            }
        }
        return "";
    }

    private static String compare(Task<List<Object>> there, Task<Object> here) {
        String remote = pool == null ? null : answers(there);
        String local = said(() -> "[" + AnswerText.of(here.run()) + "]");
        verdict = pool == null ? null : verdict(remote, local);
        return local;
    }

    /// What all workers say; one answer when they agree.
    private static String answers(Task<List<Object>> there) {
        return said(() -> there.run().stream().map(AnswerText::of).distinct().toList().toString());
    }

    private static String verdict(String there, String here) {
        if (there.startsWith("refused: uses something that is not declared")
                && here.startsWith("threw jdk.jshell.spi.SPIResolutionException")) {
            // What fails here for that reason does not begin there, and says what is missing.
            return "equal";
        }
        return there.startsWith("refused") ? there : here.equals(there) ? "equal" : "here: " + here + "\nthere: " + there;
    }

    // Whatever typed code throws is an answer.
    private static String said(Task<Object> task) {
        try {
            return (String) task.run();
        } catch (CannotShipException e) {
            return "refused: " + e.getMessage();
        } catch (dev.tandem.engine.TaskFailedException e) {
            return "threw " + e.getCause();
        } catch (Throwable e) {
            return "threw " + e;
        }
    }
}
