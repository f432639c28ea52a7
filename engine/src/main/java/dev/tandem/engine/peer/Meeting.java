package dev.tandem.engine.peer;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.runtime.RunningCall;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Where the workers of one scatter come together: answers when all are there, and at once when one never will be.
/// Runs on the threads that bring the workers' messages, and never waits. Guarded by this.
final class Meeting {
    /// A worker that waits for the others.
    ///
    /// @param holds what keeps what is long in its value
    private record Guest(PeerMessage.Arrived arrived, List<Hold> holds) {}

    private final RunningCall[] calls;
    private final Guest[] here;
    /// Why a worker will not come any more; null while it may.
    private final String[] ended;
    private final int[] reading;

    Meeting(int workers) {
        calls = new RunningCall[workers];
        here = new Guest[workers];
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
                leave(here[worker]);
                here[worker] = new Guest(arrived, arrived.value().holds());
                settle();
            }
            case PeerMessage.Asks(long turn) -> tellMissing(worker, turn);
            case PeerMessage.Met _, PeerMessage.Missing _ ->
                    throw new IllegalArgumentException("not for the main process: " + message);
        }
    }

    /// Says nothing to one that has been answered meanwhile.
    private void tellMissing(int worker, long turn) {
        if (here[worker] != null && here[worker].arrived().turn() == turn) {
            String said = IntStream.range(0, here.length).filter(peer -> here[peer] == null)
                    .mapToObj(peer -> peer + (reading[peer] < 0 ? "" : " (at sample " + reading[peer] + ")"))
                    .collect(Collectors.joining(", "));
            calls[worker].note(new PeerMessage.Missing(turn, said), List.of());
        }
    }

    /// The sample that a worker has read last, or -1.
    synchronized int reading(int worker) {
        return reading[worker];
    }

    private synchronized void ended(int worker, Share.Outcome outcome, Throwable error) {
        ended[worker] = error != null ? "was lost, cause=" + error.getMessage()
                : outcome.error() != null ? "failed, error=" + outcome.error() : "ended";
        leave(here[worker]);
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
            answerAll(difference());
        }
    }

    /// Workers that make different calls would misunderstand each other.
    private String difference() {
        for (int worker = 1; worker < here.length; worker++) {
            if (!here[worker].arrived().call().equals(here[0].arrived().call())) {
                return "peers make different calls, peer 0 " + here[0].arrived().call() + ", peer " + worker + " " + here[worker].arrived().call();
            }
        }
        return null;
    }

    private void answerAll(String error) {
        Guest[] all = here.clone();
        Arrays.fill(here, null);
        for (int worker = 0; worker < all.length; worker++) {
            if (all[worker] != null) {
                List<Guest> givers = error == null ? givers(all[worker].arrived().route(), worker, all) : List.of();
                byte[][] values = givers.stream().map(each -> each.arrived().value().payload()).toArray(byte[][]::new);
                List<Hold> segments = givers.stream().flatMap(each -> each.holds().stream()).map(Hold::another).toList();
                calls[worker].note(new PeerMessage.Met(all[worker].arrived().turn(), values, error), segments);
            }
        }
        for (Guest guest : all) {
            leave(guest);
        }
    }

    private static List<Guest> givers(PeerMessage.Route route, int worker, Guest[] all) {
        return switch (route) {
            case NONE -> List.of();
            case ROOT_TO_ALL -> List.of(all[0]);
            case ALL_TO_ALL -> List.of(all);
            case ALL_TO_ROOT -> worker == 0 ? List.of(all) : List.of();
        };
    }

    private static void leave(Guest guest) {
        if (guest != null) {
            guest.holds().forEach(Hold::close);
        }
    }
}
