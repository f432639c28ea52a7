package dev.tandem.engine.peer;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.Restoration;
import dev.tandem.engine.runtime.WorkerGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// A manager with worker processes. They start with the first scatter, and stay for the next if it needs as many.
final class ProcessManager extends LonePeer implements ParallelManager {
    private static final AtomicLong WORKS = new AtomicLong();

    /// Under which number a worker keeps the present work of a queue; what was there before goes.
    private final long work = WORKS.incrementAndGet();
    private final int asked;
    private final PeerOptions options;
    /// What a worker that replaces a lost one must do first.
    private final Restoration.Listed preparations = Restoration.Listed.all(List.of());
    private int workers;
    /// Written under this; null while there is none.
    private volatile WorkerGroup group;
    private volatile boolean closed;
    /// Whether its workers live on when a run is followed by another. Guarded by this.
    private boolean kept;
    /// What has not been gathered, or null. An empty scatter has no group.
    private Scattered scattered;
    private boolean empty;

    ProcessManager(int asked, PeerOptions options) {
        this.asked = asked;
        this.workers = asked;
        this.options = options;
    }

    @Override
    public int numberOfWorkerProcesses() {
        return workers;
    }

    @Override
    public <A, B, P, R> void scatter(Function1<? super A, ? extends B> doBuild, A doBuildArguments,
            Function2<? super List<P>, ? super B, ? extends R> doExecute, Iterable<? extends P> allParameters) {
        requireOpen();
        if (scattered != null || empty) {
            throw new TandemException("results of the last scatter have not been gathered: workers=" + workers);
        }
        List<P> all = new ArrayList<>();
        allParameters.forEach(all::add);
        workers = Math.min(asked, all.size());
        Work todo = new Work(doBuild, doBuildArguments, doExecute);
        if (all.isEmpty()) {
            empty = true;
        } else if (options.dynamic()) {
            scattered = queue(todo, all.toArray());
        } else {
            List<Share> shares = FixedShares.split(todo, all.toArray(), workers);
            List<Shipment> shipments = FixedShares.ship(shares, options.timeout());
            scattered = new FixedShares(groupOf(workers), shares, shipments);
        }
    }

    private Scattered queue(Work todo, Object[] all) {
        Shipment prepare = Shipping.ship("scatter", "work", new SampleTask.Prepare(work, todo));
        List<Shipment> samples = IntStream.range(0, all.length)
                .mapToObj(i -> Shipping.ship("sample", "sample " + i, new SampleTask(work, i, all[i]))).toList();
        preparations.replaceBy(List.of(prepare));
        WorkerGroup ready = groupOf(workers);
        for (int worker = 0; worker < workers; worker++) {
            ready.call(worker, prepare, CallOptions.uncounted("prepare"));
        }
        return new SampleQueue(ready, all, samples);
    }

    private synchronized WorkerGroup groupOf(int size) {
        requireOpen();
        if (group != null && group.closed()) {
            throw new ClosedException("impossible, already terminated: group=" + group.name() + ", reason=" + group.endReason());
        }
        if (group != null && group.size() != size) {
            group.close();
            group = null;
        }
        if (group == null) {
            group = WorkerGroup.open(GroupSpec.of("parallel manager", size).withOptions(options.workers())
                    .withRestore(preparations));
            if (kept) {
                group.keep();
            }
            if (closed) {
                // Meanwhile, by another thread.
                group.close();
                requireOpen();
            }
        }
        return group;
    }

    @Override
    public <P, R> List<LocalResults<P, R>> gather() {
        requireOpen();
        if (empty) {
            empty = false;
            return List.of();
        }
        Scattered done = scattered;
        if (done == null) {
            throw new TandemException("nothing to gather: workers=" + workers);
        }
        scattered = null;
        return new Gathering(done).all();
    }

    @Override
    public synchronized void keep() {
        requireOpen();
        kept = true;
        if (group != null) {
            group.keep();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException("impossible, already terminated: manager=parallel manager");
        }
    }

    @Override
    public void close() {
        closed = true;
        WorkerGroup open = group;
        if (open != null) {
            open.close();
        }
    }
}
