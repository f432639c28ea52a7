package dev.tandem.engine.peer;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.worker.CallChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A worker process among its peers. What they do together goes through the main process, which knows who is gone.
/// For one thread at a time.
final class WorkerPeer implements Peers {
    /// All values of a call go to all: what is longer than a part of this lies in a segment.
    private static final int INSIDE = 16 << 20;
    private static final int SHORTEST = 1 << 10;
    private static final int LONGEST = 64 << 10;
    /// How long it waits to be told who is missing.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Written by the task thread; read by the threads that the user's function starts.
    private static volatile WorkerPeer current;

    private final int rank;
    private final int count;
    private final Duration timeout;
    private final CallChannel channel;
    private long turn;

    /// @param timeout how long it waits for its peers, or null for ever
    WorkerPeer(int rank, int count, Duration timeout, CallChannel channel) {
        this.rank = rank;
        this.count = count;
        this.timeout = timeout;
        this.channel = channel;
    }

    /// The one that this process is now, or null.
    static WorkerPeer current() {
        return current;
    }

    static void bind(WorkerPeer peer) {
        current = peer;
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public int numberOfWorkerProcesses() {
        return count;
    }

    @Override
    public void syncWithPeers() {
        meet("syncWithPeers", PeerMessage.Route.NONE, null);
    }

    @Override
    public void syncArrayWithPeers(double[] data) {
        double[] roots = (double[]) fromRoot("syncArrayWithPeers", data);
        if (roots.length != data.length) {
            throw new TandemException("arrays differ in length: root=" + roots.length + ", worker=" + rank + ", here=" + data.length);
        }
        System.arraycopy(roots, 0, data, 0, data.length);
    }

    @Override
    public void syncArrayWithPeers(INDArray data) {
        INDArray roots = (INDArray) fromRoot("syncArrayWithPeers", data);
        if (!Arrays.equals(roots.shape(), data.shape())) {
            throw new TandemException("arrays differ in shape: root=" + Arrays.toString(roots.shape()) + ", worker=" + rank
                    + ", here=" + Arrays.toString(data.shape()));
        }
        data.assign(roots);
    }

    @SuppressWarnings("unchecked")
    @Override
    public <T> T syncObjectWithPeers(T object) {
        Object roots = fromRoot("syncObjectWithPeers", object);
        return isRootProcess() ? object : (T) roots;
    }

    private Object fromRoot(String call, Object value) {
        return meet(call, PeerMessage.Route.ROOT_TO_ALL, isRootProcess() ? value : null).getFirst();
    }

    @SuppressWarnings("unchecked")
    @Override
    public <T> List<T> combineDataWithPeers(T data) {
        return (List<T>) meet("combineDataWithPeers", PeerMessage.Route.ALL_TO_ALL, data);
    }

    @Override
    public double[] sumValuesAndSync(double[] values) {
        double[] sum = new double[values.length];
        for (Object each : meet("sumValuesAndSync", PeerMessage.Route.ALL_TO_ALL, values)) {
            double[] part = (double[]) each;
            if (part.length != sum.length) {
                throw new TandemException("arrays differ in length: worker=" + rank + ", here=" + sum.length + ", peer=" + part.length);
            }
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        return sum;
    }

    @Override
    public INDArray sumValuesAndSync(INDArray values) {
        INDArray sum = null;
        for (Object each : meet("sumValuesAndSync", PeerMessage.Route.ALL_TO_ALL, values)) {
            INDArray part = (INDArray) each;
            if (!Arrays.equals(part.shape(), values.shape())) {
                throw new TandemException("arrays differ in shape: worker=" + rank + ", here=" + Arrays.toString(values.shape())
                        + ", peer=" + Arrays.toString(part.shape()));
            }
            sum = sum == null ? part : sum.addi(part);
        }
        return sum;
    }

    /// What is wanted is told first, so that all find the same fault and nobody goes on alone.
    @Override
    public void gatherArraysToRoot(double[] send, double[] receive, int[] sizes) {
        boolean root = isRootProcess();
        Object[] wish = {send.length, root ? sizes : null, root && receive != null ? receive.length : 0};
        List<Object> wishes = meet("gatherArraysToRoot", PeerMessage.Route.ALL_TO_ALL, wish);
        Object[] roots = (Object[]) wishes.getFirst();
        GatherSizes.require(wishes.stream().map(each -> (Integer) ((Object[]) each)[0]).toList(), (int[]) roots[1], (int) roots[2]);
        int at = 0;
        for (Object each : meet("gatherArraysToRoot", PeerMessage.Route.ALL_TO_ROOT, send)) {
            double[] part = (double[]) each;
            System.arraycopy(part, 0, receive, at, part.length);
            at += part.length;
        }
    }

    @Override
    public <P, R> List<LocalResults<P, R>> resultsFromLocalTree(List<LocalResults<P, R>> results) {
        return results.stream().filter(each -> each.processNumber() == rank).toList();
    }

    private synchronized List<Object> meet(String call, PeerMessage.Route route, Object value) {
        CallChannel.Encoded form = channel.encode("value", value, Math.clamp(INSIDE / count / count, SHORTEST, LONGEST));
        turn++;
        channel.tell(new PeerMessage.Arrived(turn, call, route, form), List.of(form));
        PeerMessage.Met met = await(call);
        if (met.error() != null) {
            throw new PeersEndedException(met.error() + ": call=" + call + ", worker=" + rank);
        }
        List<Object> values = new ArrayList<>();
        for (byte[] each : met.values()) {
            values.add(read(each, call));
        }
        channel.doneWithNotes();
        return values;
    }

    private PeerMessage.Met await(String call) {
        try {
            PeerMessage answer = answer(timeout);
            if (answer == null) {
                channel.tell(new PeerMessage.Asks(turn));
                answer = answer(PATIENCE);
            }
            if (answer instanceof PeerMessage.Met met) {
                return met;
            }
            String missing = answer instanceof PeerMessage.Missing known ? known.said() : "unknown";
            throw new CallTimeoutException("peers did not come in time: call=" + call + ", worker=" + rank + ", missing=["
                    + missing + "], timeout=" + timeout.toMillis() + "ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for peers: call=" + call + ", worker=" + rank, e);
        }
    }

    /// What is said of the present call; an earlier one may have been given up before its answer came.
    ///
    /// @param longest null for ever
    /// @return null when nothing is said in time
    private PeerMessage answer(Duration longest) throws InterruptedException {
        long end = longest == null ? 0 : System.nanoTime() + longest.toNanos();
        while (true) {
            Object note = channel.receive(longest == null ? null : Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            boolean isPresent = switch (note) {
                case PeerMessage.Met met -> met.turn() == turn;
                case PeerMessage.Missing missing -> missing.turn() == turn;
                case null -> true;
                default -> false;
            };
            if (isPresent) {
                return (PeerMessage) note;
            }
        }
    }

    private Object read(byte[] form, String call) {
        try {
            return Shipping.receive(form);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            throw new CannotShipException("value of a peer cannot be read: call=" + call + ", worker=" + rank + ", cause=" + e, e);
        }
    }
}
