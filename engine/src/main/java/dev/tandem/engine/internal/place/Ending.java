package dev.tandem.engine.internal.place;

import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.KillStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Logger;

/// How workers are ended, all of a list at the same time: asked, and after the grace period
/// terminated, and killed. Runs on a thread of its own and waits for nothing but the workers.
public final class Ending {
    private static final Duration AFTER_TERM = Duration.ofMillis(200);
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");

    /// A worker to end, and what hears of the steps.
    public record Target(WorkerLink link, Consumer<KillStep> steps) {
        boolean alive() {
            return !link.gone().isDone();
        }
    }

    private Ending() {}

    /// Returns when all are gone.
    public static void of(List<Target> targets, Duration grace) {
        targets.forEach(target -> target.link().gone().thenRun(() -> target.steps().accept(KillStep.GONE)));
        List<Target> asked = new ArrayList<>();
        for (Target target : targets) {
            if (target.link().ask()) {
                target.steps().accept(KillStep.ASKED);
                asked.add(target);
            } else {
                kill(target);
            }
        }
        awaitGone(asked, grace);
        asked.stream().filter(Target::alive).forEach(target -> {
            target.link().terminate();
            target.steps().accept(KillStep.TERMINATED);
        });
        awaitGone(asked, AFTER_TERM);
        asked.forEach(Ending::kill);
        if (!awaitGone(targets, AFTER_KILL)) {
            targets.forEach(Ending::kill);
            if (!awaitGone(targets, AFTER_KILL)) {
                LOG.severe("workers cannot be killed: workers=" + targets.stream().filter(Target::alive)
                        .map(target -> target.link().description()).toList());
            }
        }
    }

    private static void kill(Target target) {
        if (target.alive()) {
            // First the word, or that of its end may come before.
            target.steps().accept(KillStep.KILLED);
            target.link().kill();
        }
    }

    private static boolean awaitGone(List<Target> targets, Duration longest) {
        CompletableFuture<?>[] all = targets.stream().map(target -> target.link().gone()).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("ending disturbed", e);
        }
    }
}
