package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random sessions that enter methods, overloads and types again, line by line beside a plain shell of the JDK: what a
/// line says and what each variable holds is the same, and workers answer as this process does.
///
/// Where a variable was reset, or holds objects or code of what was replaced, the user is told its name, and enters it
/// again; so does this test, in both shells. `-Dtandem.plain.first=N -Dtandem.plain.sessions=M` runs other and more
/// sessions, `-Dtandem.plain.many=M` fewer than a thousand.
public class PlainShellTest {
    private static final long FIRST = Long.getLong("tandem.plain.first", 1);
    private static final long SESSIONS = Long.getLong("tandem.plain.sessions", 3);
    private static final long MANY = Long.getLong("tandem.plain.many", 1000);
    /// How many sessions share two shells.
    private static final int TOGETHER = 20;

    private static WorkerPool pool;

    @BeforeAll
    static void openPool() {
        pool = WorkerPool.processes(1);
        Answers.use(pool);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    static LongStream starts() {
        return LongStream.iterate(FIRST + SESSIONS, first -> first < FIRST + MANY, first -> first + TOGETHER);
    }

    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @Test
    void linesSayWhatTheJdksShellSays() {
        run(FIRST, FIRST + SESSIONS);
    }

    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @ParameterizedTest
    @MethodSource("starts")
    void linesOfManySessionsSayWhatTheJdksShellSays(long first) {
        run(first, Math.min(first + TOGETHER, FIRST + MANY));
    }

    private static void run(long first, long end) {
        try (TwoShells shells = new TwoShells()) {
            for (long seed = first; seed < end; seed++) {
                shells.run(seed);
                Answers.forgetKept();
            }
            System.out.printf("first=%d, sessions=%d, compared=%.0f %%, in part=%s, equal=%d, refused=%d%n", first, shells.sessions(),
                    100 * shells.compared(), shells.lostSessions(), shells.equal(), shells.refused());
            // A generator that only gets refusals, or sessions that end early, proves nothing.
            assertThat(shells.compared()).as("the share of all steps that was compared").isGreaterThan(0.5);
            assertThat(shells.refused()).as("refused, of " + shells.equal()).isLessThan(Math.max(5, shells.equal()));
        } finally {
            Answers.forgetKept();
        }
    }
}
