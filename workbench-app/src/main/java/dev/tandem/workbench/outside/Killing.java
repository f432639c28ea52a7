package dev.tandem.workbench.outside;

import dev.tandem.engine.event.EventChannel.Subscription;
import dev.tandem.engine.event.RuntimeEvent.WorkerEnding;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.KillSwitch;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.RuntimeEvents;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.workbench.outside.Question.Step;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// A kill that somebody in another terminal has asked for, by the same path as those of the window, step by step. Of one thread.
final class Killing {
    private Killing() {}

    /// Ends what is meant, and returns when it is gone or the time is over.
    ///
    /// @param tell told each step, and at last what has become of all
    static void of(Question question, Duration longest, Consumer<Step> tell) {
        long begin = System.nanoTime();
        LinkedBlockingQueue<WorkerEnding> news = new LinkedBlockingQueue<>();
        try (Subscription _ = RuntimeEvents.subscribe(Set.of(WorkerEnding.class), (RuntimeEvent event) -> {
            if (event instanceof WorkerEnding ending && ending.groupId() == question.group()
                    && (question.worker() < 0 || question.worker() == ending.worker())) {
                news.add(ending);
            }
        })) {
            Set<Integer> left = doomed(question);
            boolean isMeant = question.worker() < 0 ? KillSwitch.group(question.group())
                    : KillSwitch.worker(question.group(), question.worker(), question.pid());
            if (!isMeant) {
                tell.accept(new Step(-1, "there is no such process any more", 0, true));
                return;
            }
            while (!left.isEmpty()) {
                WorkerEnding next = news.poll(longest.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
                if (next == null) {
                    tell.accept(new Step(-1, "not ended: workers=" + left.stream().sorted().toList(), since(begin), false));
                    return;
                }
                tell.accept(new Step(next.worker(), next.step().name().toLowerCase(Locale.ROOT), since(begin), false));
                if (next.step() == KillStep.GONE) {
                    left.remove(next.worker());
                }
            }
            tell.accept(new Step(-1, "gone", since(begin), true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tell.accept(new Step(-1, "not waited for", since(begin), false));
        }
    }

    private static Set<Integer> doomed(Question question) {
        if (question.worker() >= 0) {
            return new HashSet<>(List.of(question.worker()));
        }
        return Listing.groups(ParallelExecutionManager.snapshot()).filter(group -> group.id() == question.group())
                .flatMap(group -> group.workers().stream()).filter(worker -> worker.pid() >= 0).map(Listing.Worker::number)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static double since(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e6) / 1e3;
    }
}
