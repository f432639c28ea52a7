package dev.tandem.engine.pool;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.internal.code.TypedSession.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs one session of the table: each question on all back ends at once, so that it is compiled once.
final class SessionRun {
    private static final String NO_CODE = "does not compile";

    private final SessionText text;
    private final Map<String, WorkerPool> pools;
    /// What was expected and did not come, by back end.
    private final Map<String, List<String>> differences = new LinkedHashMap<>();
    private boolean done;

    /// @param pools the back ends by name, that of processes last
    SessionRun(SessionText text, Map<String, WorkerPool> pools) {
        this.text = text;
        this.pools = pools;
        pools.keySet().forEach(name -> differences.put(name, new ArrayList<>()));
    }

    /// The differences on one back end; runs the session when asked first.
    synchronized List<String> differences(String backEnd) {
        if (!done) {
            done = true;
            run();
        }
        return differences.get(backEnd);
    }

    private void run() {
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedSessionsTest.pool;");
            for (SessionText.Question question : text.questions()) {
                List<String> snippets = session.snippets(question.code());
                TypedSessionsTest.use(pools.get("processes"));
                snippets.subList(0, snippets.size() - 1).forEach(session::eval);
                ask(session, snippets.getLast(), question.answers());
            }
        } catch (IllegalStateException | AssertionError e) {
            differences.values().forEach(list -> list.add("session ended: " + e));
        }
    }

    private void ask(TypedSession session, String snippet, List<String> answers) {
        if (answers.getFirst().startsWith(NO_CODE)) {
            requireRejected(session, snippet, answers.getFirst());
            return;
        }
        Map<String, String> expected = new LinkedHashMap<>();
        answers.forEach(line -> expect(line, expected));
        List<Runnable> preparations = new ArrayList<>();
        expected.keySet().forEach(name -> preparations.add(() -> TypedSessionsTest.use(pools.get(name))));
        List<Outcome> outcomes = session.ask(snippet, preparations);
        int at = 0;
        for (Map.Entry<String, String> each : expected.entrySet()) {
            Outcome outcome = outcomes.get(at++);
            if (!fits(outcome, each.getValue())) {
                differences.get(each.getKey()).add(snippet.strip() + "\n  expected: " + each.getValue() + "\n  came:     "
                        + describe(outcome));
            }
        }
    }

    private void expect(String line, Map<String, String> expected) {
        if (line.startsWith("processes: ")) {
            expected.put("processes", line.substring("processes: ".length()));
        } else if (line.startsWith("here: ")) {
            pools.keySet().stream().filter(name -> !name.equals("processes"))
                    .forEach(name -> expected.put(name, line.substring("here: ".length())));
        } else {
            pools.keySet().forEach(name -> expected.put(name, line));
        }
    }

    private void requireRejected(TypedSession session, String snippet, String expected) {
        try {
            session.ask(snippet, List.of());
        } catch (IllegalStateException e) {
            return;
        }
        differences.values().forEach(list -> list.add(snippet.strip() + "\n  expected: " + expected));
    }

    private static boolean fits(Outcome outcome, String expected) {
        if (expected.startsWith("refused: ")) {
            return contains(outcome.thrown(), CannotShipException.class, expected.substring("refused: ".length()));
        } else if (expected.startsWith("throws: ")) {
            return contains(outcome.thrown(), Throwable.class, expected.substring("throws: ".length()));
        }
        return outcome.thrown() == null && AnswerText.of(outcome.value()).equals(expected);
    }

    private static boolean contains(Throwable thrown, Class<?> type, String text) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (type.isInstance(each) && each.toString().contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Outcome outcome) {
        if (outcome.thrown() == null) {
            return AnswerText.of(outcome.value());
        }
        StringBuilder chain = new StringBuilder();
        for (Throwable each = outcome.thrown(); each != null; each = each.getCause()) {
            chain.append(chain.isEmpty() ? "" : " <- ").append(each);
        }
        return chain.toString();
    }
}
