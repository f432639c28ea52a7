package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A manager without workers: the calling thread does everything when the results are gathered. Not thread-safe.
final class SequentialManager extends LonePeer implements ParallelManager {
    /// What was scattered and not gathered, or null.
    private Share share;

    @Override
    public <A, B, P, R> void scatter(Function1<? super A, ? extends B> doBuild, A doBuildArguments,
            Function2<? super List<P>, ? super B, ? extends R> doExecute, Iterable<? extends P> allParameters) {
        if (share != null) {
            throw new TandemException("results of the last scatter have not been gathered: manager=sequential");
        }
        List<P> all = new ArrayList<>();
        allParameters.forEach(all::add);
        share = new Share(new Work(doBuild, doBuildArguments, doExecute), 0, all.toArray());
    }

    @SuppressWarnings("unchecked")
    @Override
    public <P, R> List<LocalResults<P, R>> gather() {
        Share todo = share;
        if (todo == null) {
            throw new TandemException("nothing to gather: manager=sequential");
        }
        share = null;
        if (todo.parameters().length == 0) {
            return List.of();
        }
        Share.Outcome outcome = todo.compute(sample -> {});
        if (outcome.error() != null) {
            throw new PartialResultsException(outcome.said(0), new TaskFailedException(outcome.said(0), 0, outcome.error()), List.of());
        }
        return List.of(new LocalResults<>(0, (List<P>) Arrays.asList(todo.parameters()), (R) outcome.result()));
    }

    /// It has no workers that could end.
    @Override
    public void keep() {}

    @Override
    public void close() {
        share = null;
    }
}
