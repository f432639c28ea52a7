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
    /// A snapshot that was taken before the order may come after it.
    private static final Duration AN_OLDER_LOOK = Duration.ofSeconds(2);
    /// Much longer than all steps take together.
    private static final Duration LONG = Duration.ofSeconds(8);

    private record WorkerKey(long group, int number) {}

    private record Process(long group, int number, long pid) {}

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

    /// What is not there any more is gone, also when too much happened at once for its end to be told.
    ///
    /// @param workers all that there are
    /// @return whether any of them is news
    boolean look(List<ProcessNode> workers, Instant now) {
        Set<Process> there = new HashSet<>();
        workers.forEach(worker -> there.add(new Process(worker.groupId(), worker.number(), worker.pid())));
        boolean news = false;
        for (Victim victim : plan.victims()) {
            boolean isThere = there.contains(new Process(victim.groupId(), victim.number(), victim.pid()));
            if (!isThere && victim.pid() >= 0 && now.isAfter(begun.plus(AN_OLDER_LOOK)) && !missed.contains(key(victim))) {
                news |= steps.get(key(victim)).putIfAbsent(KillStep.GONE, Duration.between(begun, now)) == null;
            }
        }
        return news;
    }

    /// Those that are still there long after they were killed: nothing more can be done to them from here.
    List<Victim> stuck(Instant now) {
        return plan.victims().stream().filter(victim -> !missed.contains(key(victim)) && reached(victim, KillStep.GONE) == null
                && Duration.between(begun, now).compareTo(LONG) > 0).toList();
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

    /// Which part of those that can be ended has been, from 0 to 1.
    double share() {
        int wanted = steps.size() - missed.size();
        return wanted == 0 ? 1 : (double) gone() / wanted;
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
