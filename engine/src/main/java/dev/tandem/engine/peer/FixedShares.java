package dev.tandem.engine.peer;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.RunningCall;
import dev.tandem.engine.runtime.WorkerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// One share for each worker, the first ones a sample longer when they do not come out even: 10 on 3 are 4, 3, 3.
final class FixedShares implements Scattered {
    private final WorkerGroup group;
    private final List<Share> shares;
    private final Meeting meeting;
    private final RunningCall[] calls;

    FixedShares(WorkerGroup group, List<Share> shares, List<Shipment> shipments) {
        this.group = group;
        this.shares = shares;
        this.meeting = new Meeting(shares.size());
        this.calls = meeting.begin(worker -> group.call(worker, shipments.get(worker),
                options(shares.get(worker).parameters().length),
                message -> meeting.told(worker, (PeerMessage) message)));
    }

    private static CallOptions options(int samples) {
        return CallOptions.labelled("share of " + samples).counting(samples);
    }

    static List<Share> split(Work work, Object[] all, int workers) {
        List<Share> shares = new ArrayList<>();
        int at = 0;
        for (int worker = 0; worker < workers; worker++) {
            int length = all.length / workers + (worker < all.length % workers ? 1 : 0);
            shares.add(new Share(work, at, Arrays.copyOfRange(all, at, at + length)));
            at += length;
        }
        return shares;
    }

    static List<Shipment> ship(List<Share> shares, Duration timeout) {
        return shares.stream().map(share -> Shipping.ship("scatter", "work", new ShareTask(share, shares.size(), timeout))).toList();
    }

    @Override
    public int size() {
        return shares.size();
    }

    @Override
    public CompletableFuture<Object> outcome(int part) {
        return calls[part];
    }

    @Override
    public int worker(int part) {
        return part;
    }

    @Override
    public Object[] parameters(int part) {
        return shares.get(part).parameters();
    }

    @Override
    public int first(int part) {
        return shares.get(part).first();
    }

    @Override
    public int reading(int part) {
        return meeting.reading(part);
    }

    @Override
    public void abandon() {
        for (RunningCall call : calls) {
            call.cancel(true);
        }
    }

    @Override
    public WorkerGroup group() {
        return group;
    }
}
