package dev.tandem.engine.sweep;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Waits for all that was scattered, and sorts results from failures. For one thread, once.
final class Gathering {
    /// A part without results.
    private record Failure(String said, TandemException error, boolean byOthers) {}

    private final Scattered scattered;
    private final List<LocalResults<Object, Object>> results = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    Gathering(Scattered scattered) {
        this.scattered = scattered;
    }

    @SuppressWarnings("unchecked")
    <P, R> List<LocalResults<P, R>> all() {
        for (int part = 0; part < scattered.size(); part++) {
            await(part);
        }
        if (!failures.isEmpty()) {
            throw failure();
        }
        return (List<LocalResults<P, R>>) (List<?>) results;
    }

    private void await(int part) {
        try {
            Share.Outcome outcome = (Share.Outcome) WorkerGroup.await(scattered.outcome(part));
            int worker = scattered.worker(part);
            if (outcome.error() == null) {
                results.add(new LocalResults<>(worker, Arrays.asList(scattered.parameters(part)), outcome.result()));
            } else {
                scattered.group().countTasks(worker, -1, 1);
                boolean byOthers = outcome.error() instanceof PeersEndedException;
                failures.add(new Failure(outcome.said(worker), new TaskFailedException(outcome.said(worker), worker,
                        outcome.error()), byOthers));
            }
        } catch (CallInterruptedException e) {
            scattered.abandon();
            throw e;
        } catch (ClosedException e) {
            throw e;
        } catch (TandemException e) {
            failures.add(new Failure("no results: " + place(part) + ", worker=" + scattered.worker(part) + ", cause=" + e.getMessage(),
                    e, false));
        }
    }

    private String place(int part) {
        int first = scattered.first(part);
        int last = first + scattered.parameters(part).length - 1;
        int reading = scattered.reading(part);
        return "sample=" + (reading < 0 ? first : reading) + (last > first ? ", share=" + first + "-" + last : "");
    }

    /// The first one that was nobody else's fault, if there is one.
    private PartialResultsException failure() {
        Failure first = failures.stream().filter(each -> !each.byOthers()).findFirst().orElse(failures.getFirst());
        PartialResultsException error = new PartialResultsException(first.said() + ", failed=" + failures.size() + ", others="
                + results.size(), first.error(), results);
        failures.stream().filter(each -> each != first).forEach(each -> error.addSuppressed(each.error()));
        return error;
    }
}
