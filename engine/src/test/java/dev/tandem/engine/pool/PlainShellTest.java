package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.code.TypedSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sessions that enter methods, overloads and types again, line by line beside a plain shell of the JDK: what a
/// line says and what each variable holds is the same, and workers answer as this process does.
///
/// Where a variable was reset, or holds objects or code of a type that was replaced, the user is told its name, and
/// enters it again; so does this test, in both shells. `-Dtandem.plain.first=N -Dtandem.plain.sessions=M` runs other and
/// more sessions.
public class PlainShellTest {
    private static final long FIRST = Long.getLong("tandem.plain.first", 1);
    private static final long SESSIONS = Long.getLong("tandem.plain.sessions", 2);
    private static final long MANY = 1000;

    private static WorkerPool pool;
    private static int equal;
    private static int refused;

    @BeforeAll
    static void openPool() {
        pool = WorkerPool.processes(2);
        Answers.use(pool);
    }

    /// A generator that only gets refusals proves nothing.
    @AfterAll
    static void closePool() {
        pool.close();
        assertThat(refused).as("refused, of " + (equal + refused)).isLessThan(Math.max(5, equal / 3));
    }

    static LongStream few() {
        return LongStream.range(FIRST, FIRST + SESSIONS);
    }

    static LongStream many() {
        return LongStream.range(FIRST + SESSIONS, FIRST + MANY);
    }

    @ParameterizedTest
    @MethodSource("few")
    void linesSayWhatTheJdksShellSays(long seed) {
        run(seed);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("many")
    void linesOfManySessionsSayWhatTheJdksShellSays(long seed) {
        run(seed);
    }

    private static void run(long seed) {
        try (TwoShells shells = new TwoShells(seed)) {
            shells.run();
            equal += shells.equal();
            refused += shells.refused();
        } finally {
            Answers.forgetKept();
        }
    }
}
