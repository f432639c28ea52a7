package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.Background;
import dev.tandem.toolkit.Listeners;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/// What runs in the background for contributors, each work on a thread of its own. Thread-safe; listeners are called on the window's
/// thread. Closed with the window, which interrupts all of it.
public final class BackgroundWork implements AutoCloseable {
    private final Executor window;
    private final BiConsumer<String, Throwable> failed;
    private final Listeners<Runnable> listeners = new Listeners<>("background work");
    private final AtomicBoolean newsOnTheirWay = new AtomicBoolean();
    /// In the order of their start. Guarded by itself.
    private final List<Job> jobs = new ArrayList<>();

    /// @param window runs what it is given on the window's thread
    /// @param failed told the title of a work that has failed, and why, on the window's thread
    public BackgroundWork(Executor window, BiConsumer<String, Throwable> failed) {
        this.window = window;
        this.failed = failed;
    }

    /// What is to be seen of a work.
    ///
    /// @param share from 0 to 1, or less than 0 where nobody can say
    public record Seen(String title, double share, String text, Runnable end) {}

    /// What runs, the oldest first.
    public List<Seen> running() {
        synchronized (jobs) {
            return jobs.stream().map(Job::seen).toList();
        }
    }

    /// Has a listener told that [#running()] has changed.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        if (newsOnTheirWay.compareAndSet(false, true)) {
            window.execute(() -> {
                newsOnTheirWay.set(false);
                listeners.tell(Runnable::run);
            });
        }
    }

    /// The background of one contributor.
    public Background of(String contributor) {
        return new Background() {
            @Override
            public <T> CompletableFuture<T> run(String title, Work<T> work) {
                return start(contributor, title, work);
            }
        };
    }

    private <T> CompletableFuture<T> start(String contributor, String title, Background.Work<T> work) {
        Job job = new Job(contributor, title);
        CompletableFuture<T> result = new CompletableFuture<>();
        job.thread = Thread.ofPlatform().daemon().name("tandem-background-" + contributor).unstarted(() -> {
            try {
                result.complete(work.run(job::at));
            } catch (Throwable e) {
                // Whatever it is belongs to who asks for the result; but who looks at the window has seen it run, and nobody may ask.
                if (result.completeExceptionally(e)) {
                    window.execute(() -> failed.accept(title, e));
                }
            }
        });
        job.end = () -> result.cancel(true);
        synchronized (jobs) {
            jobs.add(job);
        }
        changed();
        result.whenComplete((_, _) -> {
            synchronized (jobs) {
                jobs.remove(job);
            }
            // It was cancelled where it still runs.
            job.thread.interrupt();
            changed();
        });
        job.thread.start();
        return result;
    }

    /// Ends what a contributor has begun.
    public void endAll(String contributor) {
        List<Job> its;
        synchronized (jobs) {
            its = jobs.stream().filter(job -> job.contributor.equals(contributor)).toList();
        }
        its.forEach(job -> job.end.run());
    }

    @Override
    public void close() {
        listeners.clear();
        List<Job> all;
        synchronized (jobs) {
            all = List.copyOf(jobs);
        }
        all.forEach(job -> job.end.run());
    }

    private final class Job {
        private final String contributor;
        private final String title;
        private Thread thread;
        private Runnable end;
        private volatile double share = -1;
        private volatile String text = "";

        Job(String contributor, String title) {
            this.contributor = contributor;
            this.title = title;
        }

        void at(double part, String said) {
            share = part;
            text = said;
            changed();
        }

        Seen seen() {
            return new Seen(title, share, text, end);
        }
    }
}
