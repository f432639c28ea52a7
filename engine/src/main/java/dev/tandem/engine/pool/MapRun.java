package dev.tandem.engine.pool;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/// One `map` on its way: deals out chunks, puts results in their places, repeats what a lost worker had.
///
/// Each worker has up to two chunks, so that it does not wait for its next one. Items of a lost worker run
/// again one by one, and alone on their worker, at most once: an item that kills its worker fails alone.
/// Confined to the calling thread; completions come to it through a queue.
final class MapRun<R> {
    private static final int AHEAD = 2;
    private static final int RETRIES = 1;

    private record Sent(int worker, Chunk chunk, boolean again, CompletableFuture<Object> call) {}

    /// Neighbouring items that still have to be dealt out.
    private record Range(int first, int count) {}

    private final PoolBackend backend;
    private final long function;
    private final Object[][] items;
    private final Object[] results;
    private final byte[] losses;
    private final ChunkSizes sizes;
    private final MapListener<R> listener;
    private final Deque<Integer> lost = new ArrayDeque<>();
    private final Set<Sent> outstanding = new HashSet<>();
    private final BlockingQueue<Sent> completed = new LinkedBlockingQueue<>();
    private final int[] load;
    private final Deque<Range> waiting = new ArrayDeque<>();

    MapRun(PoolBackend backend, long function, Object[][] items, int chunkSize, MapListener<R> listener) {
        this.backend = backend;
        this.function = function;
        this.items = items;
        this.results = new Object[items[0].length];
        this.losses = new byte[results.length];
        this.sizes = new ChunkSizes(chunkSize, backend.size());
        this.listener = listener;
        this.load = new int[backend.size()];
        waiting.add(new Range(0, results.length));
    }

    /// Runs it to its end.
    ///
    /// @throws TaskFailedException when the function failed; names item and worker
    /// @throws WorkerLostException when an item lost its worker twice and the listener does not want to go on
    /// @throws CallInterruptedException when the caller was interrupted; what runs is cancelled
    Object[] run() {
        try {
            deal();
            while (!outstanding.isEmpty()) {
                arrived(completed.take());
                deal();
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: pool=" + backend.name() + ", call=map", e);
        } finally {
            outstanding.forEach(sent -> backend.cancel(sent.call));
        }
    }

    private void deal() {
        boolean given = true;
        while (given) {
            given = false;
            for (int round = 0; round < AHEAD; round++) {
                for (int worker = 0; worker < load.length; worker++) {
                    if (load[worker] <= round) {
                        given |= give(worker);
                    }
                }
            }
        }
    }

    private boolean give(int worker) {
        if (!lost.isEmpty()) {
            if (load[worker] > 0) {
                return false;
            }
            send(worker, lost.poll(), 1, true);
            return true;
        }
        if (waiting.isEmpty() || hasRepeated(worker)) {
            return false;
        }
        Range range = waiting.poll();
        int size = sizes.next(range.count);
        send(worker, range.first, size, false);
        returnRest(range.first, size, range.count);
        return true;
    }

    /// Puts what is left of some items after the first ones before all others.
    private void returnRest(int first, int taken, int count) {
        if (taken < count) {
            waiting.addFirst(new Range(first + taken, count - taken));
        }
    }

    private boolean hasRepeated(int worker) {
        return outstanding.stream().anyMatch(sent -> sent.worker == worker && sent.again);
    }

    private void send(int worker, int first, int count, boolean again) {
        Object[][] part = new Object[items.length][];
        for (int s = 0; s < part.length; s++) {
            part[s] = Arrays.copyOfRange(items[s], first, first + count);
        }
        Chunk chunk = new Chunk(function, first, part);
        String label = count == 1 ? "map " + first : "map " + first + "-" + (first + count - 1);
        CompletableFuture<Object> call;
        try (PoolBackend.Prepared prepared = backend.prepare(label, chunk)) {
            call = backend.call(worker, prepared);
        }
        Sent sent = new Sent(worker, chunk, again, call);
        outstanding.add(sent);
        load[worker]++;
        call.whenComplete((result, error) -> completed.add(sent));
    }

    private void arrived(Sent sent) {
        outstanding.remove(sent);
        load[sent.worker]--;
        Chunk.Answer answer;
        try {
            answer = (Chunk.Answer) sent.call.join();
        } catch (CompletionException e) {
            failed(sent, e.getCause());
            return;
        } catch (CancellationException e) {
            throw new ClosedException("call was cancelled: pool=" + backend.name() + ", call=map", e);
        }
        Object[] part = answer.values();
        System.arraycopy(part, 0, results, sent.chunk.first(), part.length);
        sizes.returned(part.length, answer.nanos());
        returnRest(sent.chunk.first(), part.length, sent.chunk.count());
        listener.arrived(sent.worker, sent.chunk.first(), valuesOf(part));
    }

    @SuppressWarnings("unchecked")
    private List<R> valuesOf(Object[] part) {
        return (List<R>) Collections.unmodifiableList(Arrays.asList(part));
    }

    private void failed(Sent sent, Throwable error) {
        switch (error) {
            case WorkerLostException e -> lost(sent.chunk, e);
            case TaskFailedException e -> throw withItem(e);
            case TandemException e -> throw e;
            default -> throw new TandemException("map failed: pool=" + backend.name(), error);
        }
    }

    private void lost(Chunk chunk, WorkerLostException error) {
        for (int item = chunk.first(); item < chunk.first() + chunk.count(); item++) {
            if (losses[item]++ < RETRIES) {
                lost.add(item);
            } else {
                results[item] = listener.lost(item, new WorkerLostException("item lost its worker " + losses[item]
                        + " times: item=" + item + ", " + error.getMessage(), error.worker(), error.pid()));
            }
        }
    }

    /// The user's own error as cause, with the item in the message.
    private static TaskFailedException withItem(TaskFailedException error) {
        Throwable carrier = error.getCause();
        boolean carries = carrier instanceof ItemFailedException
                || carrier instanceof RemoteException r && r.originalClass().equals(ItemFailedException.class.getName());
        if (!carries || carrier.getCause() == null) {
            return error;
        }
        String item = carrier instanceof ItemFailedException i ? "item=" + i.item()
                : carrier.getMessage().substring(carrier.getMessage().indexOf("item="));
        Throwable cause = carrier.getCause();
        return new TaskFailedException("task failed: worker=" + error.worker() + ", " + item + ", error="
                + cause, error.worker(), cause);
    }
}
