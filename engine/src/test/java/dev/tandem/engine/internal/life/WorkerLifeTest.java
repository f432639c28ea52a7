package dev.tandem.engine.internal.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.life.WorkerLife.Instruction;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.worker.WorkerState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The life of a worker without a process: what follows from what, and what holds whatever happens.
class WorkerLifeTest {
    private static final EndCause.Lost SIGKILL = new EndCause.Lost(Departure.of(7, 137));

    private final WorkerLife<LifeWorld.Job> life = new WorkerLife<>();
    private final Map<Long, LifeWorld.Job> jobs = new TreeMap<>();

    /// Words of what happens: `start`, `ready`, `call N`, `answer N`, `fail N`, ..., in the present incarnation; in that
    /// before it with `late` in front.
    private String after(String happenings) {
        String said = "";
        for (String each : happenings.split(" *, *")) {
            String[] words = each.split(" ");
            boolean late = words[0].equals("late");
            happen(late ? Arrays.copyOfRange(words, 1, words.length) : words, life.incarnation() - (late ? 1 : 0));
            said = life.instructions().stream().map(WorkerLifeTest::text).collect(Collectors.joining(", "));
        }
        return said;
    }

    private void happen(String[] words, int incarnation) {
        LifeWorld.Job job = words.length == 1 ? null
                : jobs.computeIfAbsent(Long.parseLong(words[1]), LifeWorld.Job::new);
        switch (words[0]) {
            case "start" -> life.starting("for a test");
            case "restore" -> life.restoring(incarnation, job);
            case "notMade" -> life.notMade("no machine");
            case "ready" -> life.ready(incarnation);
            case "startFailed" -> life.startFailed();
            case "call" -> life.submit(job);
            case "answer" -> life.answered(incarnation, job.id(), true);
            case "fail" -> life.answered(incarnation, job.id(), false);
            case "withdraw" -> life.withdraw(job);
            case "cancel" -> job.cancel();
            case "overdue" -> life.overdue(job);
            case "retiring" -> life.retiring(incarnation, job.id());
            case "kill" -> life.kill();
            case "strained" -> life.strained(incarnation, "it takes much");
            case "gone" -> life.gone(incarnation, SIGKILL, false);
            case "goneAtOnce" -> life.gone(incarnation, SIGKILL, true);
            case "end" -> life.groupEnded("closed");
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static String text(Instruction<LifeWorld.Job> instruction) {
        return switch (instruction) {
            case Instruction.Changed<LifeWorld.Job> c -> c.state().name();
            case Instruction.Send<LifeWorld.Job> s -> "send " + s.call().id();
            case Instruction.Started<LifeWorld.Job> s -> "started " + s.call().id();
            case Instruction.Cancel<LifeWorld.Job> c -> "cancel " + c.call().id();
            case Instruction.Answer<LifeWorld.Job> a -> "answer " + a.call().id();
            case Instruction.Fail<LifeWorld.Job> f -> "fail " + f.call().id();
            case Instruction.Refuse<LifeWorld.Job> r -> "refuse " + r.call().id();
            default -> instruction.getClass().getSimpleName();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "start | STARTING",
        "start, ready | IDLE, Settled",
        "start, call 1 | ''",
        "start, call 1, call 2, ready | IDLE, Settled, send 1, BUSY, started 1, send 2",
        "start, notMade | GONE",
        "start, notMade, startFailed | Start",
        "start, notMade, end | ''",
        "start, notMade, kill | ''",
        "start, call 1, notMade, startFailed, start, ready | IDLE, Settled, send 1, BUSY, started 1",
        "start, notMade, startFailed, start, notMade, startFailed, start, notMade, startFailed | GiveUp",
        "start, restore 9 | send 9, started 9",
        "start, restore 9, answer 9 | answer 9",
        "start, restore 9, gone | GONE, fail 9",
        "start, ready, call 1 | send 1, BUSY, started 1",
        "start, ready, call 1, call 2 | send 2",
        "start, ready, call 1, call 2, answer 1 | answer 1, started 2",
        "start, ready, call 1, answer 1 | answer 1, IDLE",
        "start, ready, call 1, fail 1 | answer 1, IDLE",
        "start, ready, call 1, answer 2 | ''",
        "start, ready, call 1, gone, start, ready, late answer 1 | ''",
        "call 1, withdraw 1, start, ready | IDLE, Settled",
        "start, ready, call 1, withdraw 1 | cancel 1",
        "start, ready, call 1, withdraw 1, overdue 1 | STOPPING, End",
        "start, ready, call 1, call 2, overdue 2 | ''",
        "start, ready, call 1, answer 1, overdue 1 | ''",
        "start, ready, call 1, overdue 1, overdue 1 | ''",
        "start, ready, kill | STOPPING, End",
        "start, ready, kill, kill | ''",
        "start, kill | Kill",
        "start, kill, ready | ''",
        "start, kill, gone | GONE",
        "start, kill, gone, startFailed | Start",
        "kill | ''",
        "start, ready, call 1, call 2, kill, gone | GONE, fail 1, Start",
        "start, ready, call 1, call 2, kill, gone, start, ready | IDLE, Settled, send 2, BUSY, started 2",
        "start, ready, call 1, kill, fail 1 | ''",
        "start, ready, call 1, kill, answer 1 | answer 1",
        "start, ready, call 1, call 2, call 3, kill, retiring 3, gone | GONE, fail 1, Start",
        "start, ready, call 1, call 2, retiring 1 | STOPPING, End",
        "start, ready, call 1, call 2, retiring 1, answer 1, gone, start, ready | IDLE, Settled, send 2, BUSY, started 2",
        "start, ready, call 1, gone, start, late retiring 1 | ''",
        "start, ready, strained | STOPPING, End",
        "start, ready, call 1, strained | ''",
        "start, ready, call 1, strained, call 2, answer 1 | answer 1, IDLE, STOPPING, End",
        "start, ready, call 1, strained, call 2, answer 1, gone, start, ready | IDLE, Settled, send 2, BUSY, started 2",
        "start, strained, ready | IDLE, Settled",
        "start, ready, goneAtOnce, start, ready, goneAtOnce, start, ready, goneAtOnce | GONE, GiveUp",
        "start, ready, gone, start, ready, gone, start, ready, gone | GONE, Start",
        "start, ready, call 1, goneAtOnce, start, ready, goneAtOnce, start, ready, goneAtOnce | GONE, Start",
        "start, ready, gone, start, gone, startFailed, start, gone, startFailed, start, gone, startFailed | GiveUp",
        "start, ready, call 1, gone, start, gone, startFailed, start, gone, startFailed, start, ready, call 2, answer 2, gone | GONE, Start",
        "start, ready, call 1, end | refuse 1, STOPPING, End",
        "start, ready, call 1, end, gone | GONE",
        "start, ready, end, call 1 | refuse 1",
        "start, call 1, end | refuse 1, STOPPING, End",
        "start, ready, kill, end | ''",
        "start, ready, kill, end, gone | GONE",
        "start, ready, gone, end, start | ''",
        "end, end | ''",
        "start, ready, gone, gone | ''",
        "call 1, cancel 1, start, ready | IDLE, Settled",
    })
    void whatFollows(String happenings, String instructions) {
        assertThat(after(happenings)).isEqualTo(instructions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "start, ready, call 1, call 2, answer 1, fail 2 | 1 | 1",
        "start, ready, call 1, cancel 1, fail 1 | 0 | 0",
        "start, restore 9, answer 9, ready | 0 | 0",
        "start, ready, call 1, gone | 0 | 0",
    })
    void whatIsCounted(String happenings, long done, long failed) {
        after(happenings);
        assertThat(List.of(life.done(), life.failed())).containsExactly(done, failed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "start, ready, gone | signal=SIGKILL",
        "start, ready, kill, gone | killed on request",
        "start, ready, call 1, overdue 1, kill, gone | cancelled task did not stop",
        "start, ready, strained, gone | it takes much",
        "start, ready, end, gone | closed",
        "start, kill, gone, startFailed, start, ready, gone | signal=SIGKILL",
    })
    void whyTheLastProcessEnded(String happenings, String text) {
        after(happenings);
        assertThat(life.predecessor().text()).isEqualTo(text);
        assertThat(life.state()).isEqualTo(WorkerState.GONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverHappensNothingIsLostOrDoneTwice(long seed) {
        LifeWorld.run(seed, 100_000);
    }

    static LongStream manySeeds() {
        return LongStream.rangeClosed(1_000, 1_000 + Long.getLong("tandem.life.worlds", 500));
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void inManyWorldsNothingIsLostOrDoneTwice(long seed) {
        LifeWorld.run(seed, 100_000);
    }
}
