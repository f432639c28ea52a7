package dev.tandem.timeline;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is known of the past: workers as lanes, and their calls; times in seconds since the first event. Used by one thread.
final class TimelineModel {
    private static final double NANO = 1e-9;
    private static final int MOST_RUNS = 60;

    private final List<WorkerLane> lanes = new ArrayList<>();
    private final Map<WorkerLane.Key, Integer> places = new HashMap<>();
    /// In their order.
    private final List<Run> runs = new ArrayList<>();
    private CallTable calls = new CallTable();
    private Instant origin;
    private long next;
    private boolean isCut;

    /// From where the history is to be asked for what is new.
    long next() {
        return next;
    }

    /// @return whether there was anything new
    boolean take(RuntimeHistory.Part part) {
        isCut |= !part.isComplete() && next > 0;
        next = part.next();
        part.events().forEach(this::take);
        return !part.events().isEmpty();
    }

    private void take(RuntimeEvent event) {
        Instant begun = event instanceof RuntimeEvent.CallFinished call ? call.time().minusNanos(call.facts().total()) : event.time();
        origin = origin == null ? begun : origin;
        switch (event) {
            case RuntimeEvent.CallFinished call -> {
                if (calls.size() == CallTable.MOST) {
                    calls = calls.newerHalf();
                    isCut = true;
                }
                markBusy(begun, call.time());
                calls.add(place(new WorkerLane.Key(call.groupId(), call.worker(), call.facts().host()), call.group()), seconds(call.time()), call);
            }
            case RuntimeEvent.ProcessChanged changed -> changed(changed);
            default -> {
                // Of groups and scopes nothing is drawn but their workers.
            }
        }
    }

    private void changed(RuntimeEvent.ProcessChanged changed) {
        WorkerLane.Key key = new WorkerLane.Key(changed.groupId(), changed.worker(), null);
        double at = seconds(changed.time());
        WorkerLane lane = lanes.get(place(key, changed.group()));
        switch (changed.state()) {
            case STARTING -> lane.begin(at);
            case IDLE -> lane.ready(at);
            case STOPPING -> lane.stop(changed.reason());
            case GONE -> lane.end(at, changed.reason());
            default -> {
                // What it computes is told by its calls.
            }
        }
    }

    /// The lane of a worker, of which only its calls tell where it is.
    private int place(WorkerLane.Key key, String group) {
        WorkerLane.Key here = new WorkerLane.Key(key.groupId(), key.worker(), null);
        Integer known = places.get(here);
        if (known == null) {
            known = lanes.size();
            places.put(here, known);
            lanes.add(new WorkerLane(key, group));
        } else if (key.host() != null && lanes.get(known).key().host() == null) {
            lanes.set(known, lanes.get(known).at(key.host()));
        }
        return known;
    }

    double seconds(Instant time) {
        return origin == null ? 0 : Duration.between(origin, time).toNanos() * NANO;
    }

    /// When the seconds begin; null before anything has happened.
    Instant origin() {
        return origin;
    }

    /// A text began to run; its first calls may be known already.
    void started(String name, Instant when) {
        boolean isBusy = calls.size() > 0 && calls.ended(calls.size() - 1) >= seconds(when);
        Run run = Run.begun(name, when);
        runs.add(isBusy ? run.busy() : run);
        if (runs.size() > MOST_RUNS) {
            runs.removeFirst();
        }
    }

    /// It has ended.
    void finished(Instant when) {
        if (!runs.isEmpty() && runs.getLast().end() == null) {
            runs.add(runs.removeLast().ended(when));
        }
    }

    /// Those in which workers were called, the latest last.
    List<Run> busyRuns() {
        return runs.stream().filter(Run::isBusy).toList();
    }

    /// Those in whose time a call was made or ended are busy; most often it is the latest one.
    private void markBusy(Instant made, Instant ended) {
        for (int i = runs.size() - 1; i >= 0 && !runs.get(i).isOverBefore(made); i--) {
            if (!runs.get(i).begin().isAfter(ended)) {
                runs.set(i, runs.get(i).busy());
            }
        }
    }

    /// All that ever were, in their order.
    List<Recorder.Pool> pools() {
        return lanes.stream().map(lane -> new Recorder.Pool(lane.key().groupId(), lane.group())).distinct().toList();
    }

    /// What can be seen of it.
    ///
    /// @param running what has not ended
    TimelineExcerpt excerpt(Choice choice, List<TimelineExcerpt.Running> running) {
        return TimelineExcerpt.of(lanes, calls.view(), running, choice, origin, isCut);
    }

    /// The calls that workers compute now.
    List<TimelineExcerpt.Running> running(RuntimeSnapshot snapshot, Instant now) {
        List<TimelineExcerpt.Running> all = new ArrayList<>();
        snapshot.roots().forEach(scope -> addRunning(scope, now, all));
        return all;
    }

    private void addRunning(RuntimeSnapshot.Scope scope, Instant now, List<TimelineExcerpt.Running> all) {
        for (RuntimeSnapshot.Group group : scope.groups()) {
            for (RuntimeSnapshot.Worker worker : group.workers()) {
                if (worker.state() == WorkerState.BUSY && worker.task() != null && worker.age() != null) {
                    int lane = place(new WorkerLane.Key(group.id(), worker.number(), worker.host()), group.name());
                    double end = seconds(now);
                    all.add(new TimelineExcerpt.Running(lane, end - worker.age().toNanos() * NANO, end, worker.task()));
                }
            }
        }
        scope.scopes().forEach(inner -> addRunning(inner, now, all));
    }
}
