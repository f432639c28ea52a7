package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.Scripts;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.Aftermath;
import dev.tandem.workbench.session.Declarations.Holding;
import dev.tandem.workbench.session.Declarations;
import dev.tandem.workbench.session.SessionLostException;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.values.Sketch;
import dev.tandem.workbench.values.ValueHold;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

/// The session of a window. Variables are asked for on a thread of its own, since that waits for the compiler. Closed with the
/// window.
public final class SessionScripts implements Scripts, AutoCloseable {
    private final ScriptHost host;
    private final Executor window;
    private final ExecutorService asking =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tandem-variables").factory());
    /// Written by the host's control thread.
    private volatile boolean behind;
    /// Of the present session; written by the host's control thread.
    private volatile ValueHold hold = new ValueHold();

    /// @param window runs what it is given on the window's thread
    public SessionScripts(ScriptHost host, Executor window) {
        this.host = host;
        this.window = window;
        host.addListener(new HostListener() {
            @Override
            public void behind(boolean runsOn) {
                behind = runsOn;
            }

            @Override
            public void reset() {
                ValueHold old = hold;
                hold = new ValueHold();
                old.release();
            }
        });
    }

    private static State state(HostState state) {
        return switch (state) {
            case IDLE -> State.READY;
            case RUNNING -> State.RUNNING;
            case STOPPING -> State.STOPPING;
            case ABANDONED -> State.ABANDONED;
        };
    }

    @Override
    public State state() {
        return state(host.state());
    }

    @Override
    public boolean isBehind() {
        return behind;
    }

    @Override
    public CompletableFuture<Void> run(String name, String code) {
        return host.run(new SourceText(name, code));
    }

    @Override
    public void stop() {
        host.stop();
    }

    @Override
    public CompletableFuture<List<Variable>> variables() {
        return ask(declared -> declared.holdings().stream().map(SessionScripts::variable).toList(), List.of());
    }

    @Override
    public CompletableFuture<Optional<ScriptValue>> value(String name) {
        // Before the session is asked: what an old one answers is released with the old one.
        ValueHold present = hold;
        return ask(declared -> declared.holding(name).filter(Holding::hasValue).map(each -> present.describe(each.type(), each.value())),
                Optional.empty());
    }

    private <T> CompletableFuture<T> ask(Function<Declarations, T> question, T none) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question, none), asking);
        } catch (RejectedExecutionException e) {
            // The window is closed, and there are none.
            return CompletableFuture.completedFuture(none);
        }
    }

    private <T> T answer(Function<Declarations, T> question, T none) {
        try {
            return question.apply(host.session().declarations());
        } catch (SessionLostException | CompletionException | IllegalStateException e) {
            // Just reset or closed, which listeners are told.
            return none;
        }
    }

    private static Variable variable(Holding each) {
        Sketch sketch = Sketch.of(each.value());
        return each.hasValue()
                ? new Variable(each.name(), each.type(), sketch.sample(), Arrays.stream(sketch.shape()).boxed().toList(), sketch.bytes(),
                        sketch.print(),
                        each.isTemporary())
                : new Variable(each.name(), each.type(), each.summary(), List.of(), -1, each.summary().hashCode(), each.isTemporary());
    }

    @Override
    public String placed(String text) {
        return host.session().placed(text);
    }

    @Override
    public void listen(Listener listener) {
        host.addListener(new Told(host, listener, window));
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    /// Passes on what the host tells, on the window's thread.
    private record Told(ScriptHost host, Listener listener, Executor window) implements HostListener {
        private void tell(Consumer<Listener> news) {
            window.execute(() -> news.accept(listener));
        }

        /// The next statement may give them other values, so that they are looked at now.
        private void redefined(Aftermath after) {
            List<Variable> reset = variables(after.reset());
            List<Variable> outdated = variables(after.outdated());
            tell(each -> each.redefined(reset, after.unusable(), outdated));
        }

        private List<Variable> variables(List<String> names) {
            Declarations declared = host.session().declarations();
            return names.stream().map(declared::holding).flatMap(Optional::stream).map(SessionScripts::variable).toList();
        }

        @Override
        public void started(SourceText source, boolean quiet) {
            tell(each -> each.started(source.name()));
        }

        @Override
        public void happened(StatementOutcome outcome) {
            outcome.replaced().filter(each -> !each.lines().isEmpty()).ifPresent(this::redefined);
            tell(Listener::evaluated);
        }

        @Override
        public void finished(SourceText source) {
            Instant now = Instant.now();
            tell(each -> each.finished(source.name(), now));
        }

        @Override
        public void reset() {
            tell(Listener::reset);
        }

        @Override
        public void behind(boolean runsOn) {
            tell(each -> each.behind(runsOn));
        }

        @Override
        public void changed(HostState fresh) {
            State now = state(fresh);
            tell(each -> each.changed(now));
        }
    }
}
