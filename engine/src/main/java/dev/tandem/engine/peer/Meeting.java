package dev.tandem.engine.peer;

import dev.tandem.engine.runtime.RunningCall;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the workers of one scatter come together: answers when all are there, and at once when one never will be.
/// Runs on the threads that bring the workers' messages, and never waits. Guarded by this.
final class Meeting {
    private static final byte[][] NOTHING = {};
    private static final int FRAME = 64 << 10;

    private final RunningCall[] calls;
    private final PeerMessage.Arrived[] here;
    /// Why a worker will not come any more; null while it may.
    private final String[] ended;
    private final int[] reading;

    Meeting(int workers) {
        calls = new RunningCall[workers];
        here = new PeerMessage.Arrived[workers];
        ended = new String[workers];
        reading = new int[workers];
        Arrays.fill(reading, -1);
    }

    /// Begins the calls of all workers; none is answered before all have begun.
    synchronized RunningCall[] begin(IntFunction<RunningCall> call) {
        for (int worker = 0; worker < calls.length; worker++) {
            calls[worker] = call.apply(worker);
        }
        for (int worker = 0; worker < calls.length; worker++) {
            int number = worker;
            calls[worker].whenComplete((outcome, error) -> ended(number, (Share.Outcome) outcome, error));
        }
        return calls;
    }

    /// A worker says something.
    synchronized void told(int worker, PeerMessage message) {
        switch (message) {
            case PeerMessage.Reads(int sample) -> reading[worker] = sample;
            case PeerMessage.Arrived arrived -> {
                here[worker] = arrived;
                settle();
            }
            case PeerMessage.Asks(long turn) -> tellMissing(worker, turn);
            case PeerMessage.Met _, PeerMessage.Missing _ ->
                    throw new IllegalArgumentException("not for the main process: " + message);
        }
    }

    /// Says nothing to one that has been answered meanwhile.
    private void tellMissing(int worker, long turn) {
        if (here[worker] != null && here[worker].turn() == turn) {
            String said = IntStream.range(0, here.length).filter(peer -> here[peer] == null)
                    .mapToObj(peer -> peer + (reading[peer] < 0 ? "" : " (at sample " + reading[peer] + ")"))
                    .collect(Collectors.joining(", "));
            calls[worker].note(new PeerMessage.Missing(turn, said));
        }
    }

    /// The sample that a worker has read last, or -1.
    synchronized int reading(int worker) {
        return reading[worker];
    }

    private synchronized void ended(int worker, Share.Outcome outcome, Throwable error) {
        ended[worker] = error != null ? "was lost, cause=" + error.getMessage()
                : outcome.error() != null ? "failed, error=" + outcome.error() : "ended";
        here[worker] = null;
        settle();
    }

    private void settle() {
        int arrived = 0;
        int gone = -1;
        for (int worker = 0; worker < here.length; worker++) {
            arrived += here[worker] == null ? 0 : 1;
            gone = ended[worker] != null && gone < 0 ? worker : gone;
        }
        if (gone >= 0) {
            answerAll("peer " + gone + " " + ended[gone] + ", without this call");
        } else if (arrived == here.length) {
            String difference = difference();
            answerAll(difference == null ? excess() : difference);
        }
    }

    /// What is too long for a message is found before anybody is told anything, so that all fail.
    private String excess() {
        byte[][] all = all();
        for (int worker = 0; worker < here.length; worker++) {
            long bytes = 0;
            for (byte[] value : values(here[worker].route(), worker, all)) {
                bytes += value.length;
            }
            // Beside the values there is little else.
            long limit = calls[worker].longestNote() - FRAME;
            if (bytes > limit) {
                return "too long for one message to peer " + worker + ", bytes=" + bytes + ", limit=" + limit;
            }
        }
        return null;
    }

    /// Workers that make different calls would misunderstand each other.
    private String difference() {
        for (int worker = 1; worker < here.length; worker++) {
            if (!here[worker].call().equals(here[0].call())) {
                return "peers make different calls, peer 0 " + here[0].call() + ", peer " + worker + " " + here[worker].call();
            }
        }
        return null;
    }

    private byte[][] all() {
        byte[][] all = new byte[here.length][];
        for (int worker = 0; worker < here.length; worker++) {
            all[worker] = here[worker] == null ? null : here[worker].value();
        }
        return all;
    }

    private void answerAll(String error) {
        byte[][] all = all();
        for (int worker = 0; worker < here.length; worker++) {
            PeerMessage.Arrived arrived = here[worker];
            if (arrived != null) {
                here[worker] = null;
                byte[][] values = error == null ? values(arrived.route(), worker, all) : NOTHING;
                calls[worker].note(new PeerMessage.Met(arrived.turn(), values, error));
            }
        }
    }

    private static byte[][] values(PeerMessage.Route route, int worker, byte[][] all) {
        return switch (route) {
            case NONE -> NOTHING;
            case ROOT_TO_ALL -> new byte[][] {all[0]};
            case ALL_TO_ALL -> all;
            case ALL_TO_ROOT -> worker == 0 ? all : NOTHING;
        };
    }
}
