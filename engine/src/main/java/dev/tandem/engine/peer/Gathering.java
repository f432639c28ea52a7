package dev.tandem.engine.peer;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.runtime.FirstFailure;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// Waits for all that was scattered, or for the first part that fails: the others are given up then. Sorts what is finished
/// from failures. For one thread, once.
final class Gathering {
    /// A part without results.
    private record Failure(String said, TandemException error, boolean byOthers) {}

    private final Scattered scattered;
    private final List<LocalResults<Object, Object>> results = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    /// How many parts were not finished when the first failed.
    private int givenUp;

    Gathering(Scattered scattered) {
        this.scattered = scattered;
    }

    @SuppressWarnings("unchecked")
    <P, R> List<LocalResults<P, R>> all() {
        List<CompletableFuture<Object>> outcomes = IntStream.range(0, scattered.size()).mapToObj(scattered::outcome).toList();
        FirstFailure failure = FirstFailure.among(outcomes, Gathering::failed, scattered::abandon);
        for (int part = 0; part < scattered.size(); part++) {
            await(part, failure);
        }
        if (!failures.isEmpty()) {
            throw failure();
        }
        return (List<LocalResults<P, R>>) (List<?>) results;
    }

    private static boolean failed(Object value, Throwable error) {
        return error != null || ((Share.Outcome) value).error() != null;
    }

    private void await(int part, FirstFailure others) {
        CompletableFuture<Object> call = scattered.outcome(part);
        try {
            Share.Outcome outcome = (Share.Outcome) WorkerGroup.await(call);
            int worker = scattered.worker(part);
            if (outcome.error() == null) {
                results.add(new LocalResults<>(worker, Arrays.asList(scattered.parameters(part)), outcome.result()));
            } else {
                scattered.group().countTasks(worker, -scattered.parameters(part).length, 1);
                boolean byOthers = outcome.error() instanceof PeersEndedException;
                failures.add(new Failure(outcome.said(worker), new TaskFailedException(outcome.said(worker), worker,
                        outcome.error()), byOthers));
            }
        } catch (CallInterruptedException e) {
            scattered.abandon();
            throw e;
        } catch (ClosedException e) {
            if (!call.isCancelled() || !others.happened()) {
                throw e;
            }
            givenUp++;
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
        PartialResultsException error = new PartialResultsException(first.said() + ", failed=" + failures.size() + ", givenUp="
                + givenUp + ", others=" + results.size(), first.error(), results);
        failures.stream().filter(each -> each != first).forEach(each -> error.addSuppressed(each.error()));
        return error;
    }
}
