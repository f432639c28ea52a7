package dev.tandem.engine.sweep;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.CallChannel;
import dev.tandem.engine.internal.worker.TravellingError;
import dev.tandem.engine.worker.Worker;
import java.time.Duration;

/// Runs on a worker: builds, and executes a share as one of several peers.
///
/// @param peers how many
/// @param timeout how long it waits for its peers, or null for ever
record ShareTask(Share share, int peers, Duration timeout) implements Task<Share.Outcome> {
    private static final long serialVersionUID = 1L;

    @Override
    public Share.Outcome run() {
        CallChannel channel = CallChannel.current();
        WorkerPeer.bind(new WorkerPeer(Worker.number(), peers, timeout, channel));
        try {
            return travelling(share.compute(sample -> channel.tell(new PeerMessage.Reads(sample))));
        } finally {
            WorkerPeer.bind(null);
        }
    }

    static Share.Outcome travelling(Share.Outcome outcome) {
        return outcome.error() == null ? outcome : new Share.Outcome(null, outcome.sample(), outcome.building(),
                TravellingError.of(outcome.error()));
    }
}
