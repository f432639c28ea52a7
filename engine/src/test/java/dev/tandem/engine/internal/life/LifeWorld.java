package dev.tandem.engine.internal.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.life.WorkerLife.Instruction;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.worker.WorkerState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Callers, a group and processes around a [WorkerLife], all by chance: groups one after the other, each until it has ended.
///
/// What holds whatever happens: each call has one end; a call that was shown to run when somebody killed its worker is not
/// sent again; nothing is sent to a process that is to stop; a process is ended on one path; there is one process at a
/// time, and none is started after the end; states follow each other as the table says.
final class LifeWorld {
    private static final EndCause.Lost LOST = new EndCause.Lost(Departure.of(7, 1));
    private static final Map<WorkerState, Set<WorkerState>> NEXT = Map.of(
            WorkerState.GONE, EnumSet.of(WorkerState.STARTING),
            WorkerState.STARTING, EnumSet.of(WorkerState.IDLE, WorkerState.STOPPING, WorkerState.GONE),
            WorkerState.IDLE, EnumSet.of(WorkerState.BUSY, WorkerState.STOPPING, WorkerState.GONE),
            WorkerState.BUSY, EnumSet.of(WorkerState.IDLE, WorkerState.STOPPING, WorkerState.GONE),
            WorkerState.STOPPING, EnumSet.of(WorkerState.GONE));

    /// A call, with what became of it.
    static final class Job implements QueuedCall {
        private final long id;
        private boolean cancelled;
        private boolean doomed;
        private int ends;
        private int begun;

        Job(long id) {
            this.id = id;
        }

        void cancel() {
            cancelled = true;
        }

        private void end() {
            ends++;
            assertThat(ends).as("ends of call " + id).isEqualTo(1);
        }

        @Override
        public long id() {
            return id;
        }

        @Override
        public int tasks() {
            return 1;
        }

        @Override
        public boolean isDone() {
            return cancelled || ends > 0;
        }

        @Override
        public void begin() {
            begun++;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public String label() {
            return "call " + id;
        }

        @Override
        public boolean prepare() {
            return !isDone();
        }
    }

    /// A process: it computes what it was sent in its order.
    private static final class Process {
        private final int incarnation;
        private final Deque<Job> received = new ArrayDeque<>();
        private boolean ready;
        private boolean retiring;
        private int endings;

        Process(int incarnation) {
            this.incarnation = incarnation;
        }
    }

    private final Random random;
    private final List<Job> jobs = new ArrayList<>();
    private WorkerLife<Job> life;
    private WorkerState state;
    private Process present;
    private Process former;
    private boolean toStart;
    private boolean ended;
    private long ids;

    private LifeWorld(long seed) {
        random = new Random(seed);
    }

    static void run(long seed, int steps) {
        LifeWorld world = new LifeWorld(seed);
        int left = steps;
        while (left > 0) {
            world.begin();
            while (left > 0 && !world.ended) {
                world.step();
                left--;
            }
            world.finish();
        }
    }

    private void begin() {
        life = new WorkerLife<>();
        state = WorkerState.GONE;
        jobs.clear();
        present = null;
        former = null;
        toStart = true;
        ended = false;
    }

    private void step() {
        switch (Integer.valueOf(random.nextInt(100))) {
            case Integer n when n < 30 -> submit();
            case Integer n when n < 60 -> work();
            case Integer n when n < 70 -> start();
            case Integer n when n < 78 -> someJob(life::overdue);
            case Integer n when n < 84 -> cancel();
            case Integer n when n < 88 -> kill();
            case Integer n when n < 91 -> strain();
            case Integer n when n < 94 -> retire();
            case Integer n when n < 97 -> die();
            case Integer n when n < 99 -> late();
            default -> endByChance();
        }
        follow();
    }

    private void submit() {
        Job job = new Job(++ids);
        jobs.add(job);
        life.submit(job);
    }

    private void work() {
        if (present != null && !present.received.isEmpty()) {
            Job job = present.received.poll();
            life.answered(present.incarnation, job.id(), random.nextInt(4) > 0);
        }
    }

    private void start() {
        if (toStart) {
            toStart = false;
            if (life.starting("by chance")) {
                if (random.nextInt(10) == 0) {
                    life.notMade("by chance");
                    life.startFailed();
                } else {
                    present = new Process(life.incarnation());
                }
            }
        } else if (present != null && !present.ready) {
            if (random.nextInt(3) == 0 && present.endings == 0) {
                Job step = new Job(++ids);
                jobs.add(step);
                assertThat(life.restoring(present.incarnation, step)).isTrue();
            } else if (life.ready(present.incarnation)) {
                present.ready = true;
                assertThat(present.endings).as("endings of a process that gets ready").isZero();
            } else {
                die();
            }
        }
    }

    private void someJob(Consumer<Job> what) {
        if (!jobs.isEmpty()) {
            what.accept(jobs.get(random.nextInt(Math.max(0, jobs.size() - 8), jobs.size())));
        }
    }

    private void cancel() {
        someJob(job -> {
            if (!job.isDone()) {
                job.cancel();
                life.withdraw(job);
            }
        });
    }

    private void kill() {
        Job shown = life.head();
        if (shown != null) {
            shown.doomed = true;
        }
        life.kill();
    }

    private void strain() {
        if (present != null) {
            life.strained(present.incarnation, "by chance");
        }
    }

    /// A worker says that it begins nothing after what it computes, and drops the rest.
    private void retire() {
        if (present != null && present.ready && !present.received.isEmpty() && !present.retiring) {
            present.retiring = true;
            Job last = present.received.peek();
            present.received.removeIf(job -> job != last);
            life.retiring(present.incarnation, last.id());
        }
    }

    private void die() {
        if (present != null) {
            former = present;
            present = null;
            life.gone(former.incarnation, LOST, random.nextBoolean());
            if (!former.ready) {
                follow();
                life.startFailed();
            }
        }
    }

    /// What a process says that is no more, or that never was.
    private void late() {
        if (former != null) {
            long id = former.received.isEmpty() ? ids : former.received.peek().id();
            int before = life.size();
            life.answered(former.incarnation, id, true);
            life.retiring(former.incarnation, id);
            life.strained(former.incarnation, "late");
            life.gone(former.incarnation, LOST, true);
            assertThat(life.size()).isEqualTo(before);
        }
    }

    private void endByChance() {
        if (random.nextInt(20) == 0) {
            ended = true;
            life.groupEnded("by chance");
        }
    }

    private void follow() {
        for (Instruction<Job> each : life.instructions()) {
            switch (each) {
                case Instruction.Send<Job>(Job job) -> send(job);
                case Instruction.Started<Job>(Job job) -> assertThat(job.begun).as("begun").isPositive();
                case Instruction.Cancel<Job>(Job job) -> assertThat(job.isDone()).isTrue();
                case Instruction.Changed<Job>(WorkerState next, String _) -> {
                    assertThat(NEXT.get(state)).as("after " + state).contains(next);
                    state = next;
                }
                case Instruction.Settled<Job> _ -> assertThat(state).isEqualTo(WorkerState.IDLE);
                case Instruction.End<Job> _ -> assertThat(++present.endings).as("endings").isLessThanOrEqualTo(present.ready ? 1 : 2);
                case Instruction.Kill<Job> _ -> {
                    assertThat(present.ready).as("ready and killed at once").isFalse();
                    present.endings++;
                }
                case Instruction.Answer<Job>(Job job) -> answer(job);
                case Instruction.Fail<Job>(Job job) -> answer(job);
                case Instruction.Refuse<Job>(Job job) -> answer(job);
                case Instruction.Start<Job> _ -> {
                    assertThat(toStart || ended || present != null).as("started before").isFalse();
                    toStart = true;
                }
                case Instruction.GiveUp<Job> _ -> {
                    ended = true;
                    life.groupEnded("given up");
                }
            }
        }
        if (ended && life.size() > 0) {
            follow();
        }
        assertThat(life.state()).isEqualTo(state);
    }

    private void send(Job job) {
        assertThat(present).as("process").isNotNull();
        assertThat(present.endings).as("endings of the process that is sent a call").isZero();
        assertThat(job.ends).as("ends of a call that is sent").isZero();
        assertThat(job.doomed).as("a killed call is sent again").isFalse();
        present.received.add(job);
    }

    /// A cancelled call has its end already; what comes later counts for nothing.
    private static void answer(Job job) {
        if (!job.cancelled) {
            job.end();
        }
    }

    /// The group ends; then everything must have had its end.
    private void finish() {
        ended = true;
        life.groupEnded("at the end");
        follow();
        die();
        follow();
        submit();
        follow();
        toStart = false;
        assertThat(life.starting("too late")).isFalse();
        assertThat(life.instructions()).isEmpty();
        assertThat(life.size()).isZero();
        assertThat(state).isEqualTo(WorkerState.GONE);
        assertThat(jobs).as("every call has its end").allMatch(Job::isDone);
    }
}
