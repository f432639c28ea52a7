package dev.tandem.workbench.shell;

import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartSink;
import dev.tandem.charts.PngFiles;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.RunningSweep;
import dev.tandem.plugin.Command;
import dev.tandem.plugin.LessonFolder;
import dev.tandem.plugin.SettingsContribution;
import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.capabilities.BackgroundWork;
import dev.tandem.workbench.capabilities.Capabilities;
import dev.tandem.workbench.capabilities.Closing;
import dev.tandem.workbench.capabilities.EditorDocuments;
import dev.tandem.workbench.capabilities.FeedWorkers;
import dev.tandem.workbench.capabilities.SessionScripts;
import dev.tandem.workbench.capabilities.SettingsBook;
import dev.tandem.workbench.capabilities.SharedParts;
import dev.tandem.workbench.capabilities.WindowSelection;
import dev.tandem.workbench.console.ConsoleLine;
import dev.tandem.workbench.console.ConsoleModel;
import dev.tandem.workbench.console.OutputTap;
import dev.tandem.workbench.editor.Dialogs;
import dev.tandem.workbench.feed.EngineFeed;
import dev.tandem.workbench.feed.EngineState;
import dev.tandem.workbench.plots.PlotsModel;
import dev.tandem.workbench.plots.SessionPlots;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.plugins.extension.Contributions;
import dev.tandem.workbench.plugins.extension.LessonTexts;
import dev.tandem.workbench.plugins.extension.OfPlugin;
import dev.tandem.workbench.restore.Keeper;
import dev.tandem.workbench.restore.Kept;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.session.classpath.ClassPathServices;
import dev.tandem.workbench.settings.PlaceSetting;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.command.BundledCommand;
import dev.tandem.workbench.status.Notices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Window;

/// Puts everything together: one session, one feed from the engine, one window. Made and closed on the
/// window's thread; closing ends the session and all its workers.
public final class Workbench implements AutoCloseable {
    private static final Executor WINDOW = Platform::runLater;
    /// Who contributes what is bundled.
    private static final String OWN = "tandem";

    private final EngineFeed feed = new EngineFeed(WINDOW);
    private final ConsoleModel console = new ConsoleModel();
    private final OutputTap tap = new OutputTap(console);
    private final PlotsModel plots = new PlotsModel();
    private final Notices notice = new Notices();
    private final ObjectProperty<HostState> state = new SimpleObjectProperty<>(HostState.IDLE);
    private final BooleanProperty behind = new SimpleBooleanProperty();
    private final PluginFolder plugins;
    private final PluginDesk desk;
    private final SessionWords words;
    private final Thread.UncaughtExceptionHandler handlerBefore;
    private final Settings settings;
    private final ScriptHost host;
    private final WorkbenchWindow window;
    private final CoreViews bundled;
    private final SettingsBook book;
    private final BackgroundWork background = new BackgroundWork(WINDOW, this::failed);
    private final Closing closing = new Closing();
    private final SharedParts shared = new SharedParts();
    private final SessionScripts scriptsOfSession;
    private final Capabilities capabilities;
    private final WindowDialogs dialogs;
    /// Null while nothing is kept for the next window.
    private Keeper keeper;
    /// Whether there were any at the last look.
    private boolean workers;

    public Workbench(Settings settings, PluginFolder plugins, SessionOptions options, ScriptSettings scripts, double width,
            double height) {
        this.plugins = plugins;
        this.settings = settings;
        plugins.load();
        host = new ScriptHost(plugins.addTo(options),
                new ScriptContext(scripts.arguments(), scripts.output(), chartSink(scripts)));
        host.addListener(console);
        console.placesBy(host.session()::placed);
        host.addListener(plots);
        host.addListener(new HostListener() {
            @Override
            public void changed(HostState fresh) {
                WINDOW.execute(() -> {
                    window.makeAll();
                    state.set(fresh);
                });
            }

            @Override
            public void happened(StatementOutcome outcome) {
                if (!ErrorReport.lines(outcome).isEmpty()) {
                    WINDOW.execute(() -> window.hintAt(CoreViews.CONSOLE));
                }
            }

            @Override
            public void behind(boolean runsOn) {
                WINDOW.execute(() -> behind.set(runsOn));
            }

            @Override
            public void reset() {
                WINDOW.execute(words::reset);
            }
        });
        book = new SettingsBook(settings, WINDOW);
        scriptsOfSession = new SessionScripts(host, WINDOW);
        window = new WorkbenchWindow(settings, this::contextOf, notice, this::failed, width, height);
        dialogs = new WindowDialogs(window.scene());
        words = new SessionWords(plugins, host, options);
        desk = new PluginDesk(plugins, window, dialogs, WINDOW, notice::set, this::capabilities, this::pluginsChanged, words, host::reset);
        bundled = new CoreViews(host, console, plugins, desk, dialogs,
                new PlaceSetting(settings, kind -> plugins.placeWords().contains(kind)), settings, notice, window::keyOf);
        capabilities = new Capabilities(new FeedWorkers(feed), scriptsOfSession, new EditorDocuments(bundled::editors),
                new SessionPlots(plots, WINDOW), new WindowSelection(), book, background,
                closing, shared, window.dark(), window::run, window::show, window::count, notice::set);
        Contributions own = ownContributions();
        own.settings().forEach(book::add);
        Contributions ofPlugins = desk.begin(own);
        bundled.showLessons(desk.lessons());
        window.addViews(both(own.views(), ofPlugins.views()));
        window.makeNow(CoreViews.NEEDED);
        window.addStatusItems(both(own.items(), ofPlugins.items()));
        window.setCommands(both(own.commands(), ofPlugins.commands()));
        Stream.of(settings.problem(), window.problem()).filter(problem -> !problem.isEmpty()).forEach(problem -> {
            notice.set(problem);
            console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, problem));
        });
        window.conflicts().forEach(sentence -> console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, sentence + ".")));
        bundled.pluginsChanged();
        plugins.status().stream().filter(PluginStatus::isBroken).forEach(this::disabled);
        plugins.onDisabled(this::disabled);
        plugins.onFelt(this::held);
        feed.onState(this::unfoldForWorkers);
        handlerBefore = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> thrown(thrown));
    }

    /// What the workbench itself offers, and what is found on the class path.
    private Contributions ownContributions() {
        List<Command> commands = new ArrayList<>(window.ownCommands());
        commands.addAll(bundled.commands(this::exit));
        commands.addAll(ClassPathServices.of(Command.class));
        commands.add(new BundledCommand("tandem.settings", "Settings…", "Edit", "Shortcut+Comma",
                () -> dialogs.page("Settings", "settings-page", new SettingsPane(book), 640, 520)));
        commands.add(new BundledCommand("tandem.keys", "Keys…", "Edit", "",
                () -> dialogs.page("Keys", "keys-page", window.keysPane(), 720, 560)));
        return new Contributions(both(bundled.views(), ClassPathServices.of(ViewContribution.class)), commands,
                both(bundled.statusItems(state, behind, background), ClassPathServices.of(StatusItem.class)),
                ClassPathServices.of(SettingsContribution.class).stream()
                        .map(each -> new SettingsBook.Part(OWN, each.title(), each.settings())).toList(),
                ClassPathServices.of(LessonFolder.class).stream().map(each -> LessonTexts.of("", each)).toList());
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// Tells of a work in the background that has failed.
    private void failed(String title, Throwable why) {
        String kind = why.getClass().getSimpleName();
        tell("\"" + title + "\" has failed: " + (why.getMessage() == null ? kind : why.getMessage() + " (" + kind + ")"));
    }

    /// Tells what has gone wrong, in a notice and, where it stays, in the console.
    void tell(String sentence) {
        notice.set(sentence);
        console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, sentence));
    }

    private ViewContext contextOf(Object contribution) {
        return capabilities.of(contribution instanceof OfPlugin own ? own.plugin() : OWN);
    }

    private Capabilities capabilities() {
        return capabilities;
    }

    private void pluginsChanged() {
        bundled.showLessons(desk.lessons());
        bundled.pluginsChanged();
    }

    /// The panels are a strip until there is something to see in them; whoever folds them afterwards finds them so.
    private void unfoldForWorkers(EngineState now) {
        boolean any = now.snapshot().subprocesses() > 0;
        if (any && !workers) {
            window.unfold();
        }
        workers = any;
    }

    private void disabled(PluginStatus plugin) {
        // What it shows would stay as it was, and what its menu does would run nevertheless.
        desk.withdraw(plugin.id());
        notice.set(plugin.sentence());
        console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, plugin.wholeSentence()));
        pluginsChanged();
    }

    /// A plugin has held the window up, for very long where there is a sentence; its stack is in the tab Plugins.
    private void held(String sentence) {
        if (!sentence.isEmpty()) {
            notice.set(sentence);
            console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, sentence + ". The tab Plugins shows its stack."));
        }
        bundled.pluginsChanged();
    }

    private ChartSink chartSink(ScriptSettings scripts) {
        if (!scripts.savesCharts()) {
            return plots;
        }
        ChartSink saved = new PngFiles(scripts.output()::freshFile, OwnLines::tell);
        return new ChartSink() {
            @Override
            public void show(Chart<?> chart) {
                plots.show(chart);
                saved.show(chart);
            }

            @Override
            public void keep(Chart<?> chart) {
                plots.keep(chart);
            }
        };
    }

    /// Opens a script in an editor.
    public void open(Path script) {
        bundled.open(script);
    }

    /// Runs the script in the front editor.
    ///
    /// @return done when it has ended, in whatever way
    public CompletableFuture<Void> runCurrent() {
        return bundled.runCurrent();
    }

    /// Goes on with what the last window has left, and keeps for the next one what there is, also when this one is killed.
    ///
    /// @param place the folder in which that is kept
    /// @return done when all is there
    public CompletableFuture<Void> goOn(Path place) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        bundled.editors().expect(done);
        keeper = new Keeper(place, this::present, notice::set);
        keeper.restore(kept -> {
            bundled.consoleView().formerly(kept.history());
            return bundled.editors().restore(kept.tabs(), kept.front()).thenRun(() -> done.complete(null));
        });
        return done;
    }

    private Kept present() {
        return new Kept(bundled.editors().kept(), bundled.editors().front(), bundled.consoleView().history());
    }

    /// Closes the window, asking first when something would be lost.
    public void exit() {
        Window stage = window.scene().getWindow();
        if (mayClose(stage::hide)) {
            stage.hide();
        }
    }

    /// Whether nothing is lost when the window closes; if not, that is asked.
    ///
    /// @param close closes it when the answer allows
    public boolean mayClose(Runnable close) {
        List<String> unsaved = bundled.editors().unsaved();
        String running = UnfinishedWork.of(host.state() == HostState.RUNNING, feed.latest().snapshot(), RunningSweep.all().size());
        boolean runs = !running.isEmpty();
        if (!unsaved.isEmpty()) {
            dialogs.choose("Save before closing?", ("Not saved: " + String.join(", ", unsaved) + ". " + running).strip(), List.of(
                    new Dialogs.Answer("Save all", () -> bundled.editors().saveAll(close)),
                    new Dialogs.Answer("Close without saving", close)));
        } else if (runs) {
            dialogs.choose("End what is running?", running, List.of(new Dialogs.Answer("End it and close", close)));
        }
        return unsaved.isEmpty() && !runs;
    }

    /// What the window's title is: the text in front and whether it is saved, as far as there is one.
    public ObservableValue<String> title() {
        return bundled.editors().title().map(front -> front.isEmpty() ? "Tandem" : front + " — Tandem");
    }

    public WorkbenchWindow window() {
        return window;
    }

    public PluginFolder plugins() {
        return plugins;
    }

    /// What the user does with plugins.
    PluginDesk desk() {
        return desk;
    }

    public ScriptHost host() {
        return host;
    }

    public EngineFeed feed() {
        return feed;
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.close(present().withoutChanges());
        }
        Thread.currentThread().setUncaughtExceptionHandler(handlerBefore);
        settings.flush();
        bundled.editors().dispose();
        closing.endAll();
        background.close();
        scriptsOfSession.close();
        feed.close();
        host.close();
        plugins.close();
        tap.close();
    }

    /// What reaches the end of the window's thread is told in a sentence; where it was is for who looks at the log.
    private void thrown(Throwable thrown) {
        if (!plugins.blame(thrown)) {
            String sentence = "Something in the window has failed: cause=" + TandemException.textOf(thrown);
            notice.set(sentence);
            console.add(new ConsoleLine(ConsoleLine.Kind.ERROR, sentence));
            System.getLogger("dev.tandem.workbench").log(System.Logger.Level.DEBUG, sentence, thrown);
        }
    }

    private void failed(Object contribution, String id, Throwable thrown) {
        if (!plugins.blame(contribution, thrown)) {
            notice.set("Something in the window has failed: id=" + id + ", cause=" + TandemException.textOf(thrown));
        }
    }
}
