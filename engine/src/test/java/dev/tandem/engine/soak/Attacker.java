package dev.tandem.engine.soak;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Kills and stops workers and the guardian of this process at random moments, on a thread of its own until it is
/// interrupted.
final class Attacker implements Runnable {
    private static final int SHORTEST_MILLIS = 300;
    private static final int LONGEST_MILLIS = 2500;
    private static final long STOPPED_NANOS = 300_000_000;

    private final Random random;
    private final Tally tally;

    Attacker(long seed, Tally tally) {
        this.random = new Random(seed);
        this.tally = tally;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS) * 1_000_000L);
            switch (random.nextInt(8)) {
                case 0 -> guardian();
                case 1 -> stop();
                default -> kill();
            }
        }
    }

    private void kill() {
        ProcessHandle victim = any("dev.tandem.engine.internal.worker.WorkerMain");
        if (victim != null && victim.destroyForcibly()) {
            tally.done("attack: worker killed");
        }
    }

    private void guardian() {
        ProcessHandle victim = any("tandem-guardian");
        if (victim != null && victim.destroyForcibly()) {
            tally.done("attack: guardian killed");
        }
    }

    private void stop() {
        ProcessHandle victim = any("dev.tandem.engine.internal.worker.WorkerMain");
        if (victim != null) {
            signal("-STOP", victim);
            LockSupport.parkNanos(STOPPED_NANOS);
            signal("-CONT", victim);
            tally.done("attack: worker stopped for a while");
        }
    }

    private ProcessHandle any(String argument) {
        List<ProcessHandle> all = ProcessHandle.current().children()
                .filter(child -> child.info().arguments().map(each -> List.of(each).contains(argument)).orElse(false)).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
