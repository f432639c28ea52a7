package dev.tandem.workbench.shell;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Places;
import dev.tandem.plugin.Command;
import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.capabilities.BackgroundWork;
import dev.tandem.workbench.console.ConsoleModel;
import dev.tandem.workbench.console.ConsoleView;
import dev.tandem.workbench.editor.EditorsView;
import dev.tandem.workbench.plugins.PluginActions;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.PluginsView;
import dev.tandem.workbench.plugins.extension.LessonTexts;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.scripts.LessonFiles;
import dev.tandem.workbench.scripts.ScriptFolders;
import dev.tandem.workbench.scripts.ScriptsView;
import dev.tandem.workbench.settings.PlaceSetting;
import dev.tandem.workbench.settings.RecentFiles;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.command.BundledCommand;
import dev.tandem.workbench.status.FiguresItem;
import dev.tandem.workbench.status.Notices;
import dev.tandem.workbench.status.PlaceItem;
import dev.tandem.workbench.status.SessionItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Duration;

/// What the workbench itself offers, as contributions. The views that commands act on exist once those that are needed
/// have been made.
final class CoreViews {
    /// Its view has what is printed, and errors.
    static final String CONSOLE = "tandem.console";
    private static final String SCRIPTS = "tandem.scripts";
    private static final String EDITOR = "tandem.editor";
    /// The views that commands act on, and what the last window has left comes into: to be made at once.
    static final List<String> NEEDED = List.of(SCRIPTS, EDITOR, CONSOLE);
    private static final String WRAPPED = "editor.wrapped";
    private static final Duration NEWS = Duration.minutes(1);

    private final ScriptHost host;
    private final ConsoleModel console;
    private final PluginFolder plugins;
    private final PluginActions actions;
    private final WindowDialogs dialogs;
    private final PlaceSetting place;
    private final Settings settings;
    private final RecentFiles recent;
    private final Notices notices;
    private final UnaryOperator<String> keys;
    private final ConsoleCommands consoleCommands;
    /// Read by whoever looks for scripts in the background.
    private final Set<Path> visited = new ConcurrentSkipListSet<>();
    /// The same; written on the window's thread.
    private volatile List<ScriptFolders> lessons = List.of();
    private ScriptsView scripts;
    private EditorsView editors;
    private ConsoleView consoleView;
    private PluginsView pluginsView;

    /// @param keys says of the id of a command which key it has, or ""
    CoreViews(ScriptHost host, ConsoleModel console, PluginFolder plugins, PluginActions actions, WindowDialogs dialogs, PlaceSetting place,
            Settings settings, Notices notices, UnaryOperator<String> keys) {
        this.host = host;
        this.console = console;
        this.plugins = plugins;
        this.actions = actions;
        this.dialogs = dialogs;
        this.place = place;
        this.settings = settings;
        recent = new RecentFiles(settings);
        this.notices = notices;
        this.keys = keys;
        consoleCommands = new ConsoleCommands(this::consoleView, dialogs, notices);
    }

    List<ViewContribution> views() {
        return List.of(
                new BundledView(SCRIPTS, "Scripts", ViewArea.LEFT, 10, this::makeScripts),
                new BundledView(EDITOR, "Editor", ViewArea.CENTRE, 10, _ -> makeEditors()),
                new BundledView(CONSOLE, "Console", ViewArea.LOWER, 10, this::makeConsole),
                new BundledView("tandem.plugins", "Plugins", ViewArea.BOTTOM, 90, _ -> makePlugins()));
    }

    List<StatusItem> statusItems(ObservableValue<HostState> state, ObservableValue<Boolean> behind, BackgroundWork background) {
        return List.of(
                new BundledStatusItem("tandem.status.session", "Session", 10,
                        context -> new SessionItem(state, behind, host::waiting, notices, NEWS, context::onClose)),
                new BundledStatusItem("tandem.status.background", "Work in the background", 15, _ -> new BackgroundItem(background)),
                new BundledStatusItem("tandem.status.place", "Where workers run", 25, _ -> new PlaceItem(place.word())),
                new BundledStatusItem("tandem.status.figures", "Subprocesses and heap", 30, context -> new FiguresItem(context.workers())));
    }

    /// @param exit closes the window, asking first when something would be lost
    List<Command> commands(Runnable exit) {
        List<Command> all = new ArrayList<>(List.of(
                new BundledCommand("tandem.file.new", "New script", "File", "Shortcut+N", () -> editors.openNew()),
                new BundledCommand("tandem.file.open", "Open…", "File", "Shortcut+O", () -> editors.askToOpen()),
                new BundledCommand("tandem.file.recent", "Open recent…", "File", "Shortcut+E", this::askRecent),
                new BundledCommand("tandem.file.save", "Save", "File", "Shortcut+S", () -> editors.save()),
                new BundledCommand("tandem.file.save.as", "Save as…", "File", "Shortcut+Shift+S", () -> editors.saveAs()),
                new BundledCommand("tandem.file.close", "Close", "File", "Shortcut+W", () -> editors.close()),
                new BundledCommand("tandem.file.exit", "Exit", "File", "Shortcut+Q", exit),
                new BundledCommand("tandem.run.file", "Run file", "Run", "F5", () -> editors.runFile()),
                new BundledCommand("tandem.processes.place", "Where workers run…", "Processes", "", this::askPlace)));
        all.addAll(8, new EditorCommands(this::editors, this::consoleView).all());
        all.addAll(new SessionCommands(host, dialogs, () -> Platform.runLater(this::refreshScripts)).all());
        all.addAll(consoleCommands.all());
        return all;
    }

    /// The session, where the places of plugins are found, may still be starting.
    private void askPlace() {
        CompletableFuture.supplyAsync(() -> host.session().withClasses(Places::forms)).whenCompleteAsync((forms, failed) -> {
            if (failed == null) {
                PlacePane pane = new PlacePane(place, host.session(), Platform::runLater, forms, taker -> dialogs.file("Where workers run", taker));
                dialogs.page("Where workers run", "place-page", pane, 640, 360);
            } else {
                notices.set("It cannot be told where workers could run: " + TandemException.textOf(failed));
            }
        }, Platform::runLater);
    }

    void open(Path file) {
        editors.open(file);
    }

    CompletableFuture<Void> runCurrent() {
        return editors.runFile();
    }

    EditorsView editors() {
        return editors;
    }

    ConsoleView consoleView() {
        return consoleView;
    }

    /// Shows these lessons among the scripts, and no others.
    void showLessons(List<LessonTexts> all) {
        lessons = all.stream().sorted(Comparator.comparingInt(LessonTexts::order).thenComparing(LessonTexts::title))
                .map(each -> LessonFiles.written(each.title(), each.id(), each.texts())).toList();
        if (scripts != null) {
            scripts.refresh();
        }
    }

    void pluginsChanged() {
        if (pluginsView != null) {
            pluginsView.refresh();
        }
    }

    private Node makeScripts(ViewContext context) {
        scripts = new ScriptsView(() -> ScriptFolders.with(visited, lessons), this::open);
        context.onClose(scripts.followDisk());
        return scripts;
    }

    private Node makeEditors() {
        editors = new EditorsView(host, notices, dialogs, this::refreshScripts);
        editors.nameKeys(keys);
        editors.wrap(Boolean.parseBoolean(settings.get(WRAPPED, "false")), wrapped -> settings.set(WRAPPED, Boolean.toString(wrapped)));
        return editors;
    }

    private void askRecent() {
        List<Path> files = recent.all();
        if (files.isEmpty()) {
            notices.set("No file was opened yet.");
        } else {
            dialogs.pick("Open recent", files.stream().map(Path::toString).toList(), file -> open(Path.of(file)));
        }
    }

    /// Folders in which a file was open stay in sight.
    private void refreshScripts() {
        editors.file().ifPresent(recent::add);
        visited.addAll(editors.folders());
        scripts.refresh();
    }

    private Node makeConsole(ViewContext context) {
        consoleView = new ConsoleView(console, host, context, text -> editors.openNew(text),
                place -> editors.show(place.name(), place.line(), place.column()));
        consoleView.onSave(consoleCommands::save);
        return consoleView;
    }

    private Node makePlugins() {
        pluginsView = new PluginsView(plugins, actions);
        return pluginsView;
    }
}
