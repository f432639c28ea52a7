package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.KillSwitch;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.processes.KillPlan.Victim;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A kill that is under way: which worker reached which step, and when. Used by one thread.
public final class KillProgress {
    private record WorkerKey(long group, int number) {}

    private final KillPlan plan;
    private final Instant begun;
    private final Map<WorkerKey, Map<KillStep, Duration>> steps = new LinkedHashMap<>();

    public KillProgress(KillPlan plan, Instant begun) {
        this.plan = plan;
        this.begun = begun;
        plan.victims().forEach(victim -> steps.put(key(victim), new EnumMap<>(KillStep.class)));
    }

    /// Gives the order; what follows are events.
    public void start() {
        if (plan.replacesWorker()) {
            plan.victims().forEach(victim -> KillSwitch.worker(victim.groupId(), victim.number()));
        } else {
            plan.groups().forEach(KillSwitch::group);
        }
        if (plan.everything()) {
            KillSwitch.spares();
        }
    }

    /// @return whether any of them is news
    public boolean take(List<RuntimeEvent> events) {
        boolean news = false;
        for (RuntimeEvent event : events) {
            news |= event instanceof RuntimeEvent.WorkerEnding ending && take(ending);
        }
        return news;
    }

    private boolean take(RuntimeEvent.WorkerEnding ending) {
        Map<KillStep, Duration> reached = steps.get(new WorkerKey(ending.groupId(), ending.worker()));
        boolean early = ending.time().isBefore(begun);
        return reached != null && !early
                && reached.putIfAbsent(ending.step(), Duration.between(begun, ending.time())) == null;
    }

    /// How long after the order a worker reached a step, or null.
    public Duration reached(Victim victim, KillStep step) {
        return steps.get(key(victim)).get(step);
    }

    public KillPlan plan() {
        return plan;
    }

    public long gone() {
        return steps.values().stream().filter(reached -> reached.containsKey(KillStep.GONE)).count();
    }

    public boolean isOver() {
        return gone() == steps.size();
    }

    /// From the order to the end of the last one, or null.
    public Duration duration() {
        return isOver() ? steps.values().stream().map(reached -> reached.get(KillStep.GONE))
                .max(Duration::compareTo).orElse(Duration.ZERO) : null;
    }

    /// Such as `Killing group p: 1 of 3 gone`.
    public String headline() {
        if (steps.isEmpty()) {
            return "Ended " + ProcessText.spares(plan.spares());
        }
        return isOver() ? "Killed " + plan.what() + ": " + ProcessText.workers(gone()) + " gone after "
                + ProcessText.elapsed(duration()) : "Killing " + plan.what() + ": " + gone() + " of " + steps.size() + " gone";
    }

    private static WorkerKey key(Victim victim) {
        return new WorkerKey(victim.groupId(), victim.number());
    }
}
