package dev.tandem.engine.internal.map;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.pool.Attempt;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.runtime.RunningCall;
import dev.tandem.engine.runtime.WorkerGroup;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

/// One `map` on its way: deals out chunks, puts results in their places, repeats what a lost worker had.
///
/// Each worker has chunks ahead, so that it does not wait for its next one. Items of a lost worker run
/// again one by one, and alone on their worker, at most once: an item that kills its worker fails alone.
/// Confined to one thread at a time; completions come to it through a queue.
public final class MapRun<R> {
    private static final int RETRIES = 1;
    /// While nothing may begin and nothing is on its way, the end of the pool is looked for that often.
    private static final Duration LOOK = Duration.ofMillis(100);
    /// How many chunks a message names.
    private static final int NAMED = 5;

    private record Sent(int worker, Chunk chunk, boolean again, CompletableFuture<Object> call) {
        /// Stands in the queue of what has completed for items that can be dealt out meanwhile.
        static final Sent NEWS = new Sent(-1, null, false, null);
    }

    /// How often an item has lost its worker, and with which call at last.
    private record Loss(int times, long call) {}

    /// Neighbouring items that still have to be dealt out.
    private record Range(int first, int count) {}

    private final PoolBackend backend;
    private final long function;
    private final List<CompletableFuture<Object>> placed;
    private final Items items;
    /// Of the items that have lost a worker.
    private final Map<Integer, Loss> losses = new HashMap<>();
    private final ChunkSizes sizes;
    private final MapSink<R> sink;
    private final Deque<Integer> lost = new ArrayDeque<>();
    private final Set<Sent> outstanding = new HashSet<>();
    private final BlockingQueue<Sent> completed = new LinkedBlockingQueue<>();
    private final int[] load;
    /// For each worker, how many of its chunks are items that have lost a worker before.
    private final int[] repeated;
    private final Deque<Range> waiting = new ArrayDeque<>();

    /// Items from here on are given up, because the one before has failed.
    private int end;
    /// Whether there may be items that the sink does not want to begin now.
    private boolean isHeld;

    /// @param placed for each worker whether it could take the function; none when all have it
    /// @param chunkSize the user's choice; 0 to choose here
    /// @param origin the class of the user's function
    public MapRun(PoolBackend backend, long function, List<CompletableFuture<Object>> placed, Items items, int chunkSize,
            Class<?> origin, MapSink<R> sink) {
        this.backend = backend;
        this.function = function;
        this.placed = placed;
        this.items = items;
        this.end = items.length();
        this.sizes = new ChunkSizes(chunkSize, backend.size(), !sink.inPlace(), items.areNumbers() ? origin : null);
        this.sink = sink;
        this.load = new int[backend.size()];
        this.repeated = new int[load.length];
        waiting.add(new Range(0, end));
    }

    /// Runs it to its end, or until nothing is on its way and the sink wants no further items.
    ///
    /// @throws TaskFailedException when the function failed; names item and worker
    /// @throws WorkerLostException when an item lost its worker twice and the sink does not want to go on
    /// @throws CallInterruptedException when the thread was interrupted; what runs is cancelled
    /// @throws dev.tandem.engine.CallTimeoutException when the time is over; what runs is cancelled
    public void run(TimeLimit limit) {
        try {
            completed.removeIf(sent -> sent == Sent.NEWS);
            deal();
            while (!outstanding.isEmpty() || isHeld) {
                arrived(outstanding.isEmpty() ? whileHeld(limit) : limit.take(completed));
                deal();
            }
        } catch (TimeoutException e) {
            throw limit.exceeded(backend.name(), unfinished());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: pool=" + backend.name() + ", call=map", e);
        } finally {
            outstanding.forEach(sent -> backend.cancel(sent.call));
        }
    }

    /// Waits until the sink is to be asked again.
    private Sent whileHeld(TimeLimit limit) throws InterruptedException, TimeoutException {
        Sent next = null;
        while (next == null) {
            backend.requireOpen();
            next = limit.take(completed, LOOK);
        }
        return next;
    }

    /// Tells the thread that runs it that there are more items, or an end of them, or that the sink is to be asked again.
    public void news() {
        completed.add(Sent.NEWS);
    }

    private String label(Chunk chunk) {
        return sink.label(chunk.first(), chunk.count());
    }

    private String unfinished() {
        List<String> first = outstanding.stream().sorted(Comparator.comparingInt(sent -> sent.chunk.first()))
                .limit(NAMED).map(sent -> label(sent.chunk)).toList();
        return "unfinished=" + first + (outstanding.size() > NAMED ? " and " + (outstanding.size() - NAMED) + " more" : "");
    }

    /// Gives each worker what it may have, until answers wait to be looked at.
    private void deal() {
        // Until it is asked.
        isHeld = true;
        boolean given = true;
        while (given && completed.isEmpty()) {
            given = false;
            for (int round = 0; round < sizes.ahead(); round++) {
                given |= dealRound(round);
            }
        }
    }

    private boolean dealRound(int round) {
        boolean given = false;
        for (int worker = 0; worker < load.length && completed.isEmpty(); worker++) {
            if (load[worker] <= round) {
                given |= give(worker);
            }
        }
        return given;
    }

    private boolean give(int worker) {
        isHeld = !sink.mayBegin() && !(lost.isEmpty() && waiting.isEmpty());
        if (isHeld) {
            return false;
        }
        if (!lost.isEmpty()) {
            if (load[worker] > 0) {
                return false;
            }
            send(worker, lost.poll(), 1, true);
            return true;
        }
        int size = repeated[worker] > 0 ? 0 : ready();
        if (size == 0) {
            return false;
        }
        Range range = waiting.poll();
        send(worker, range.first, size, false);
        returnRest(range.first, size, range.count);
        return true;
    }

    /// Whether there is an item to be dealt out, and the sink wants it.
    public boolean mayGo() {
        return ready() > 0;
    }

    /// How many of the next items can be dealt out together.
    private int ready() {
        if (items.length() < end) {
            endBefore(items.length());
        }
        Range next = waiting.peek();
        if (next == null) {
            return 0;
        }
        int size = sizes.next(next.count);
        return items.available(next.first, size, sink.limit(size), sizes.isFixed());
    }

    /// Puts what is left of some items after the first ones before all others.
    private void returnRest(int first, int taken, int count) {
        if (taken < count) {
            waiting.addFirst(new Range(first + taken, count - taken));
        }
    }

    private void send(int worker, int first, int count, boolean again) {
        boolean isDivisible = count > sizes.unit();
        Chunk chunk = new Chunk(function, first, count, items.part(first, count), sizes.longest(count), sizes.unit(),
                sink.inPlace() || sizes.isFixed() && isDivisible);
        CompletableFuture<Object> call;
        try (PoolBackend.Prepared prepared = backend.prepare(label(chunk), chunk, function)) {
            call = prepared.call(worker, new Attempt(!again, count, again ? losses.get(first).call() : 0));
        }
        Sent sent = new Sent(worker, chunk, again, call);
        outstanding.add(sent);
        load[worker]++;
        repeated[worker] += again ? 1 : 0;
        call.whenComplete((result, error) -> completed.add(sent));
    }

    private void arrived(Sent sent) {
        if (sent == Sent.NEWS) {
            return;
        }
        outstanding.remove(sent);
        load[sent.worker]--;
        repeated[sent.worker] -= sent.again ? 1 : 0;
        if (sent.chunk.first() >= end) {
            return;
        }
        Chunk.Answer answer;
        try {
            answer = (Chunk.Answer) sent.call.join();
        } catch (CompletionException e) {
            failed(sent, e.getCause());
            return;
        } catch (CancellationException e) {
            throw new ClosedException("call was cancelled: pool=" + backend.name() + ", call=map", e);
        }
        arrived(sent, answer);
    }

    private void arrived(Sent sent, Chunk.Answer answer) {
        List<R> values = valuesOf(answer);
        int count = values.size();
        int next = sent.chunk.first() + count;
        sizes.returned(count, answer.nanos());
        int failures = answer.failures();
        backend.count(sent.worker, count + (answer.failure() == null ? 0 : 1) - failures, failures);
        tell(sent, values, answer.failure() == null);
        if (answer.failure() != null) {
            failed(next, itemFailed(sent.worker, next, answer.failure()));
        } else {
            returnRest(sent.chunk.first(), count, sent.chunk.count());
        }
    }

    /// Tells of chunks of the size that was asked for, also when several came together.
    private void tell(Sent sent, List<R> values, boolean all) {
        if (!sizes.isFixed() || values.size() <= sizes.unit()) {
            sink.arrived(sent.worker, sent.chunk.first(), values);
            return;
        }
        for (int from = 0; from < values.size(); from += sizes.unit()) {
            int to = Math.min(from + sizes.unit(), values.size());
            if (all || to - from == sizes.unit()) {
                sink.arrived(sent.worker, sent.chunk.first() + from, values.subList(from, to));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private List<R> valuesOf(Chunk.Answer answer) {
        return (List<R>) answer.list();
    }

    private void failed(Sent sent, Throwable error) {
        requirePlaced(sent.worker);
        switch (error) {
            case WorkerLostException e -> lost(sent.chunk, RunningCall.idOf(sent.call), e);
            case TaskFailedException e -> {
                backend.count(sent.worker, 0, 1);
                failed(sent.chunk.first(), withItem(e));
            }
            case TandemException e -> throw e;
            default -> throw new TandemException("map failed: pool=" + backend.name(), error);
        }
    }

    /// A worker that could not take the function can do nothing; one that was lost has got it anew.
    private void requirePlaced(int worker) {
        if (!placed.isEmpty() && placed.get(worker).isCompletedExceptionally()) {
            try {
                WorkerGroup.await(placed.get(worker));
            } catch (WorkerLostException e) {
                return;
            }
        }
    }

    private void failed(int item, TaskFailedException error) {
        if (sink.failed(item, error)) {
            endBefore(item);
        }
    }

    private void lost(Chunk chunk, long call, WorkerLostException error) {
        for (int item = chunk.first(); item < Math.min(end, chunk.first() + chunk.count()); item++) {
            int times = 1 + (losses.containsKey(item) ? losses.get(item).times() : 0);
            losses.put(item, new Loss(times, call));
            if (times <= RETRIES) {
                lost.add(item);
            } else if (sink.lost(item, new WorkerLostException("item lost its worker " + times
                    + " times: " + sink.place(item) + ", " + error.getMessage(), error.worker(), error.pid()))) {
                endBefore(item);
            }
        }
    }

    /// Gives up an item that has failed and all after it.
    private void endBefore(int item) {
        end = Math.min(end, item);
        lost.removeIf(each -> each >= end);
        List<Range> kept = waiting.stream().filter(range -> range.first < end)
                .map(range -> new Range(range.first, Math.min(range.count, end - range.first))).toList();
        waiting.clear();
        waiting.addAll(kept);
        outstanding.stream().filter(sent -> sent.chunk.first() >= end).forEach(sent -> backend.cancel(sent.call));
    }

    /// The user's own error as cause, with the item in the message.
    private TaskFailedException withItem(TaskFailedException error) {
        return error.getCause() instanceof ItemFailedException failed ? itemFailed(error.worker(), failed.item(), failed.getCause()) : error;
    }

    private TaskFailedException itemFailed(int worker, int item, Throwable cause) {
        return new TaskFailedException("task failed: worker=" + worker + ", " + sink.place(item) + ", error=" + cause, worker, cause);
    }
}
