package dev.tandem.workbench.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.pf4j.PluginRuntimeException;

/// All calls into plugins go through here: whatever one throws, and when it does not return within a limit, becomes a
/// [PluginFault] that says so. Thread-safe.
///
/// A call that hangs is interrupted, and the plugin's code ends at its next check ([WatchedLoader]), which also has
/// `System.exit` throw. Exits that no check sees, as by reflection, end the program; then the plugin is named at least.
final class PluginGuard {
    /// A call that has the window's thread for longer is one that people feel.
    static final Duration FELT = Duration.ofMillis(100);
    private static final int LONGEST = 300;
    private static final int MOST_FRAMES = 20;
    /// What runs, for the last words of a program that ends meanwhile.
    private static final Map<Thread, String> RUNNING = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.values().forEach(
                call -> System.err.println("program ended during a call of a plugin: " + call)), "tandem-plugin-witness"));
    }

    private final Map<String, CallTimes> times = new ConcurrentHashMap<>();
    private final Duration limit;
    private final Duration patience;

    PluginGuard(Duration limit) {
        this.limit = limit;
        this.patience = limit.dividedBy(5);
    }

    /// How long a call may hold the window up, as often as it likes.
    Duration patience() {
        return patience;
    }

    /// Calls on a thread of its own.
    ///
    /// @param what the method, for messages
    /// @throws PluginFault when it does not return a value in time
    <T> T call(WatchedLoader loader, String plugin, String what, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(() -> run(loader, plugin, what, work));
        Thread thread = Thread.ofPlatform().daemon().name("tandem-plugin-" + plugin).unstarted(task);
        RUNNING.put(thread, "plugin=" + plugin + ", call=" + what);
        thread.start();
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            // Nothing else is thrown by it.
            throw (PluginFault) e.getCause();
        } catch (TimeoutException e) {
            stop(loader, thread);
            throw hung(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop(loader, thread);
            throw new PluginFault("interrupted: call=" + what, e);
        } finally {
            RUNNING.remove(thread);
        }
    }

    /// Calls on this thread, where it must be that one; another one watches the time. What hangs where neither a check nor
    /// an interrupt reaches it is named, and waited for.
    ///
    /// @throws PluginFault when it does not return a value in time
    <T> T callHere(WatchedLoader loader, String plugin, String what, Callable<T> work) {
        return callHere(loader, plugin, what, work, _ -> {});
    }

    /// As the other. What has taken longer than [#FELT] is counted, and where it is after [#patience()] is kept.
    ///
    /// @param held told where the call is after [#patience()], on another thread
    <T> T callHere(WatchedLoader loader, String plugin, String what, Callable<T> work, Consumer<String> held) {
        Thread here = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        FutureTask<Boolean> watch = new FutureTask<>(() -> watch(loader, plugin, what, here, done, held));
        RUNNING.put(here, "plugin=" + plugin + ", call=" + what);
        Thread.ofPlatform().daemon().name("tandem-plugin-watch").start(watch);
        PluginFault fault = null;
        T value = null;
        long begun = System.nanoTime();
        try {
            value = run(loader, plugin, what, work);
        } catch (PluginFault e) {
            fault = e;
        }
        RUNNING.remove(here);
        done.countDown();
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (took.compareTo(FELT) > 0) {
            times.compute(plugin, (_, before) -> (before == null ? CallTimes.NONE : before).andHeld(what, took));
        }
        if (isLate(watch)) {
            throw hung(what, fault);
        }
        if (fault != null) {
            throw fault;
        }
        return value;
    }

    private boolean watch(WatchedLoader loader, String plugin, String what, Thread here, CountDownLatch done,
            Consumer<String> held) throws InterruptedException {
        if (done.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        StackTraceElement[] stack = here.getStackTrace();
        String lines = lines(loader, stack);
        times.compute(plugin, (_, before) -> (before == null ? CallTimes.NONE : before).andStack(what + "\n" + lines));
        held.accept(place(loader, stack));
        if (done.await(limit.minus(patience).toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        stop(loader, here);
        if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            System.err.println("plugin does not return, and the window waits for it: plugin=" + plugin + ", call=" + what + "\n"
                    + lines(loader, here.getStackTrace()));
        }
        while (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            here.interrupt();
        }
        return true;
    }

    private static boolean isLate(FutureTask<Boolean> watch) {
        boolean late = false;
        boolean interrupted = false;
        while (true) {
            try {
                late = watch.get();
                break;
            } catch (InterruptedException e) {
                // By the watch, or by somebody else: which one shows below.
                interrupted = true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("nobody interrupts the watch", e);
            }
        }
        interrupted |= Thread.interrupted();
        if (interrupted && !late) {
            Thread.currentThread().interrupt();
        }
        return late;
    }

    // The boundary to foreign code: whatever it throws, the workbench goes on.
    private <T> T run(WatchedLoader loader, String plugin, String what, Callable<T> work) {
        long begun = System.nanoTime();
        try {
            return work.call();
        } catch (Throwable e) {
            OptionalInt exit = loader.code().exitCode();
            throw exit.isPresent() ? exit(exit.getAsInt()) : new PluginFault(said(itself(e)) + ", call=" + what
                    + place(loader, itself(e).getStackTrace()), e);
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            times.compute(plugin, (_, before) -> (before == null ? CallTimes.NONE : before).and(what, took));
        }
    }

    /// How long calls into a plugin have taken.
    CallTimes times(String plugin) {
        return times.getOrDefault(plugin, CallTimes.NONE);
    }

    private static void stop(WatchedLoader loader, Thread thread) {
        loader.code().shut();
        thread.interrupt();
    }

    private PluginFault hung(String what, Throwable cause) {
        return new PluginFault("did not return: call=" + what + ", limit=" + limit.toMillis() / 1000.0 + " s", cause);
    }

    static PluginFault exit(int code) {
        return new PluginFault("wanted to end the program: code=" + code, null);
    }

    /// What the plugin has thrown, without what the JDK puts around it.
    private static Throwable itself(Throwable thrown) {
        boolean isAround = thrown instanceof ServiceConfigurationError || thrown instanceof ExceptionInInitializerError;
        return isAround && thrown.getCause() != null ? itself(thrown.getCause()) : thrown;
    }

    /// In one line of bounded length; the text itself may be made by foreign code.
    // As above.
    static String said(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (Throwable e) {
            message = null;
        }
        if (thrown instanceof NoClassDefFoundError && message != null) {
            return line("a class is missing: name=" + message.replace('/', '.'));
        }
        if (thrown instanceof PluginRuntimeException && message != null) {
            // Of PF4J, about a jar: the name of its class says nothing to who has put it there.
            return line(message);
        }
        if (thrown instanceof ServiceConfigurationError && message != null) {
            return line("its list of extensions (META-INF/services) is wrong: " + message);
        }
        String name = thrown.getClass().getSimpleName();
        String kind = name.isEmpty() ? thrown.getClass().getName() : name;
        return line(message == null || message.isBlank() ? kind : kind + ": " + message);
    }

    /// Where in the plugin's code it was, for who wrote that; empty when it was not in it.
    static String place(WatchedLoader loader, StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> loader.owns(frame.getClassName()))
                .findFirst().map(frame -> ", at=" + frame.getFileName() + ":" + frame.getLineNumber()).orElse("");
    }

    /// The stack down to where the plugin was called, in lines of bounded number.
    private static String lines(WatchedLoader loader, StackTraceElement[] stack) {
        int end = 0;
        for (int i = 0; i < stack.length; i++) {
            if (loader.owns(stack[i].getClassName())) {
                end = i + 1;
            }
        }
        return Arrays.stream(stack, 0, end).limit(MOST_FRAMES).map(frame -> "    at " + frame).collect(Collectors.joining("\n"));
    }

    static String line(String text) {
        String one = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return one.length() <= LONGEST ? one : one.substring(0, LONGEST) + "...";
    }
}
