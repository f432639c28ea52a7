package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.KillSwitch;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.processes.KillPlan.Victim;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A kill that is under way: which worker reached which step, and when. Used by one thread.
public final class KillProgress {
    private record WorkerKey(long group, int number) {}

    private final KillPlan plan;
    private final Instant begun;
    private final Map<WorkerKey, Map<KillStep, Duration>> steps = new LinkedHashMap<>();
    /// Processes that had ended by themselves; what has taken their places was left alone.
    private final Set<WorkerKey> missed = new HashSet<>();

    public KillProgress(KillPlan plan, Instant begun) {
        this.plan = plan;
        this.begun = begun;
        plan.victims().forEach(victim -> steps.put(key(victim), new EnumMap<>(KillStep.class)));
    }

    /// Gives the order; what follows are events.
    public void start() {
        plan.groups().forEach(KillSwitch::group);
        for (Victim victim : plan.replaced()) {
            if (!KillSwitch.worker(victim.groupId(), victim.number(), victim.pid())) {
                missed.add(key(victim));
            }
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

    /// How many have been ended.
    public long gone() {
        return steps.entrySet().stream().filter(each -> !missed.contains(each.getKey()) && each.getValue().containsKey(KillStep.GONE)).count();
    }

    public boolean isOver() {
        return gone() + missed.size() == steps.size();
    }

    /// From the order to the end of the last one, or null.
    public Duration duration() {
        return isOver() ? steps.values().stream().map(reached -> reached.getOrDefault(KillStep.GONE, Duration.ZERO))
                .max(Duration::compareTo).orElse(Duration.ZERO) : null;
    }

    /// Such as `Killing group p: 1 of 3 gone`.
    public String headline() {
        if (steps.isEmpty()) {
            return "Ended " + ProcessText.spares(plan.spares());
        }
        if (missed.size() == steps.size()) {
            return "Already ended: " + plan.what();
        }
        String others = missed.isEmpty() ? "" : ", " + missed.size() + " had ended before";
        return isOver() ? "Killed " + plan.what() + ": " + ProcessText.workers(gone()) + " gone after " + ProcessText.elapsed(duration()) + others
                : "Killing " + plan.what() + ": " + gone() + " of " + (steps.size() - missed.size()) + " gone" + others;
    }

    private static WorkerKey key(Victim victim) {
        return new WorkerKey(victim.groupId(), victim.number());
    }
}
