package dev.tandem.workbench.editor;

import dev.tandem.toolkit.EmptyState;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.status.Notices;
import dev.tandem.workbench.draft.Draft;
import dev.tandem.workbench.editor.run.Durations;
import dev.tandem.workbench.editor.run.RunMarks;
import dev.tandem.workbench.session.SourceText;
import java.util.function.Consumer;
import javafx.scene.input.TransferMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Tabs with texts, and the buttons that run and stop them.
public final class EditorsView extends BorderPane {
    private static final Duration LOOK_AT_DISK = Duration.seconds(1);

    private final EditorTabs tabs = new EditorTabs(this::mayClose);
    private final EditorFiles files;
    private final ScriptHost host;
    private final Runnable saved;
    private final Dialogs dialogs;
    private final Button run = button("Run", "editor-run", "Run the file", "tandem.run.file");
    private final Button runCell =
            button("Run cell", "editor-run-cell", "Run the selection, the cell or the statement at the cursor, and go on to the next",
                    "tandem.run.next");
    private final Button stop = button("Stop", "editor-stop", "Stop what runs", "tandem.run.stop");
    /// Whether files are on their way.
    private final BooleanProperty expecting = new SimpleBooleanProperty();
    private final Timeline watch;
    private final Notices notices;
    private final Draft draft;
    private final Durations durations = new Durations();
    private boolean isWrapped;
    private Consumer<Boolean> wrapChanged = _ -> {};
    private int untitled;
    private UnaryOperator<String> keys = _ -> "";

    /// @param saved told when a file may have come into being
    public EditorsView(ScriptHost host, Notices notices, Dialogs dialogs, Runnable saved) {
        this.host = host;
        this.saved = saved;
        this.dialogs = dialogs;
        files = new EditorFiles(tabs, dialogs, new Refusals(notices, host::say), notices, host::moved, saved, this::make);
        this.notices = notices;
        draft = new Draft(host::session, review -> Platform.runLater(() -> tabs.current().ifPresent(tab -> tab.reviewed(review))));
        // Once the tab knows that it is in front.
        tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> Platform.runLater(() -> tabs.current().ifPresent(EditorTab::review)));
        getStyleClass().add("editors");
        run.getStyleClass().add("accent");
        run.setOnAction(_ -> runFile());
        runCell.setOnAction(_ -> runAndGoOn());
        stop.setOnAction(_ -> host.stop());
        stop.setDisable(true);
        EmptyState empty = new EmptyState("No file open",
                "Choose a script at the left, or make a new one. The menu File also opens any other file.");
        empty.visibleProperty().bind(Bindings.isEmpty(tabs.getTabs()).and(expecting.not()));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        run.disableProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        runCell.disableProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        HBox bar = new HBox(8, run, runCell, stop);
        bar.getStyleClass().add("editor-bar");
        // In the row of the tabs, which leave it room: code is what people came for.
        StackPane.setAlignment(bar, Pos.TOP_LEFT);
        bar.setMaxWidth(USE_PREF_SIZE);
        tabs.leaveRoom(bar.widthProperty());
        setCenter(new StackPane(empty, tabs, bar));
        host.addListener(new Watcher());
        setOnDragOver(drag -> {
            if (drag.getDragboard().hasFiles()) {
                drag.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                drag.consume();
            }
        });
        setOnDragDropped(drop -> {
            if (drop.getDragboard().hasFiles()) {
                drop.getDragboard().getFiles().forEach(file -> open(file.toPath()));
                drop.setDropCompleted(true);
                drop.consume();
            }
        });
        watch = new Timeline(new KeyFrame(LOOK_AT_DISK, _ -> files.lookAtDisk()));
        watch.setCycleCount(Animation.INDEFINITE);
        watch.play();
    }

    /// What the keys of commands are, which the user can change.
    ///
    /// @param keyOf says of the id of a command which key it has, as users read it, or ""
    public void nameKeys(UnaryOperator<String> keyOf) {
        keys = keyOf;
    }

    /// Ends what it does by itself.
    public void dispose() {
        watch.stop();
        draft.close();
    }

    private EditorTab make(ScriptDocument document, int caret) {
        EditorTab tab = new EditorTab(document, caret, draft, this::runAndGoOn);
        tab.wrap(isWrapped);
        return tab;
    }

    /// Opens a file, or brings it to the front when it is open. What belongs to the installation is opened as a copy.
    public void open(Path file) {
        files.open(file);
    }

    /// Asks for a file to open.
    public void askToOpen() {
        dialogs.open(tabs.folder(), this::open);
    }

    /// Opens an empty text without a file.
    public void openNew() {
        openNew("");
    }

    /// Opens a text without a file.
    ///
    /// @return its name
    public String openNew(String text) {
        String name;
        do {
            name = "untitled-" + ++untitled + ".jsh";
        } while (isOpen(name));
        tabs.show(make(ScriptDocument.untitled(name, text), 0));
        return name;
    }

    private boolean isOpen(String name) {
        return tabs.all().stream().anyMatch(tab -> tab.document().name().equals(name));
    }

    /// Where the text in front is saved; empty when it is not, or there is none.
    public Optional<Path> file() {
        return tabs.current().flatMap(tab -> Optional.ofNullable(tab.document().place()));
    }

    /// The text in front, or "".
    public String text() {
        return tabs.current().map(tab -> tab.document().text()).orElse("");
    }

    /// What is selected in the text in front, or "".
    public String selection() {
        return tabs.current().map(EditorTab::selection).orElse("");
    }

    /// Runs the text in front, once all that is being opened is there.
    ///
    /// @return done when it has ended, in whatever way
    public CompletableFuture<Void> runFile() {
        return files.opened().thenCompose(_ -> tabs.current().map(this::runFile).orElse(CompletableFuture.completedFuture(null)));
    }

    private CompletableFuture<Void> runFile(EditorTab tab) {
        SourceText source = tab.run();
        durations.givenWhole(source);
        return host.runFile(source, tab.document().place());
    }

    /// Runs what is selected, or the whole statement at the cursor.
    public void runSelection() {
        tabs.current().ifPresent(tab -> tab.runSelection().thenAccept(found -> run(tab, found, false)));
    }

    /// Runs what is selected, else the cell of the cursor, else the whole statement there.
    public void runCell() {
        tabs.current().ifPresent(tab -> tab.runCell().thenAccept(found -> run(tab, found, false)));
    }

    /// The same, and goes on to the next one.
    public void runAndGoOn() {
        tabs.current().ifPresent(tab -> tab.runCell().thenAccept(found -> run(tab, found, true)));
    }

    private void run(EditorTab tab, Optional<SourceText> found, boolean goesOn) {
        if (found.isEmpty()) {
            notices.set("There is no statement at the cursor.");
            return;
        }
        durations.givenPart(found.get());
        host.run(found.get());
        if (goesOn) {
            tab.advance(found.get());
        }
    }

    /// Shows a place of a text, and opens its file when it is not open.
    ///
    /// @param name what messages call the text: its name, or its file
    /// @param line from 1
    /// @param column from 1
    public void show(String name, int line, int column) {
        Optional<EditorTab> open = tabs.called(name);
        if (open.isPresent()) {
            tabs.getSelectionModel().select(open.get());
            open.get().show(line, column);
        } else if (Files.isReadable(Path.of(name))) {
            open(Path.of(name));
            files.opened().thenRun(() -> tabs.of(Path.of(name).toAbsolutePath().normalize()).ifPresent(tab -> tab.show(line, column)));
        } else {
            notices.set(name + " is not open any more.");
        }
    }

    /// Whether there is a text.
    public boolean isOpen() {
        return tabs.current().isPresent();
    }

    /// Offers what could stand at the cursor of the text in front.
    public void complete() {
        tabs.current().ifPresent(EditorTab::complete);
    }

    /// Lets the user look for something in the text in front.
    public void find() {
        tabs.current().ifPresent(EditorTab::find);
    }

    /// Goes to the next place of what is looked for, or the one before.
    public void findNext(boolean forwards) {
        tabs.current().ifPresent(tab -> tab.findNext(forwards));
    }

    /// Makes comments of the selected lines, or code again.
    public void toggleComment() {
        tabs.current().ifPresent(EditorTab::toggleComment);
    }

    /// Goes to the next place with something wrong.
    public void nextProblem() {
        tabs.current().ifPresent(EditorTab::nextProblem);
    }

    /// Whether lines that are longer than the window is wide are broken.
    ///
    /// @param changed told when the user has it otherwise
    public void wrap(boolean wrapped, Consumer<Boolean> changed) {
        isWrapped = wrapped;
        wrapChanged = changed;
    }

    /// Breaks lines that are longer than the window is wide, or no more.
    public void toggleWrap() {
        isWrapped = !isWrapped;
        tabs.all().forEach(tab -> tab.wrap(isWrapped));
        wrapChanged.accept(isWrapped);
    }

    /// Goes to where the name at the cursor is declared in this text.
    public void goToDeclaration() {
        tabs.current().ifPresent(tab -> tab.goToDeclaration().thenAccept(
                missed -> missed.ifPresent(name -> notices.set(name + " is not declared in this text."))));
    }

    /// Imports the type whose name is at the cursor; asks where several have that name.
    public void addImport() {
        tabs.current().ifPresent(tab -> tab.importable().thenAccept(found -> Platform.runLater(() -> {
            if (found.isEmpty()) {
                notices.set("There is no type to import at the cursor: none of that name is known, or it needs no import.");
            } else if (found.size() == 1) {
                tab.addImport(found.getFirst());
            } else {
                dialogs.pick("Which type is to be imported?", found, tab::addImport);
            }
        })));
    }

    /// Saves the text in front where it is, or asks for a place.
    public void save() {
        tabs.current().ifPresent(tab -> files.save(tab, () -> {}));
    }

    /// Saves the text in front in another place.
    public void saveAs() {
        tabs.current().ifPresent(tab -> files.saveAs(tab, () -> {}));
    }

    /// Closes the text in front, asking first when something would be lost.
    public void close() {
        tabs.current().filter(this::mayClose).ifPresent(tabs.getTabs()::remove);
    }

    /// What of the texts would be lost, in words; empty when nothing.
    public List<String> unsaved() {
        return tabs.changed().stream().map(tab -> tab.document().source().name()).toList();
    }

    /// Saves all texts, one after the other, and goes on when all are saved.
    public void saveAll(Runnable then) {
        List<EditorTab> changed = tabs.changed();
        if (changed.isEmpty()) {
            then.run();
            return;
        }
        EditorTab first = changed.getFirst();
        tabs.show(first);
        files.save(first, () -> {
            if (!first.document().isChanged()) {
                saveAll(then);
            }
        });
    }

    /// What the window can say of the text in front: its name, with a star while it is not saved; empty without any.
    public ObservableValue<String> title() {
        return tabs.title();
    }

    /// What the next window needs to go on with the texts.
    public List<KeptTab> kept() {
        return tabs.all().stream().map(tab -> tab.document().keep(tab.caret())).toList();
    }

    /// The place of the text in front among them; -1 without any.
    public int front() {
        return tabs.getSelectionModel().getSelectedIndex();
    }

    /// Opens what a former window had open.
    ///
    /// @return done when all of it is there
    public CompletableFuture<Void> restore(List<KeptTab> kept, int front) {
        files.restore(kept, front);
        return files.opened().thenRun(saved);
    }

    /// Files are on their way: until they are there, it is not said that none is open.
    public void expect(CompletableFuture<?> coming) {
        expecting.set(true);
        coming.thenCompose(_ -> files.opened()).whenComplete((_, _) -> expecting.set(false));
    }

    /// The folders of the open files.
    public Set<Path> folders() {
        return tabs.folders();
    }

    private boolean mayClose(EditorTab tab) {
        if (!tab.document().isChanged()) {
            return true;
        }
        dialogs.choose("Save " + tab.document().name() + "?", "What was changed is lost otherwise.", List.of(
                new Dialogs.Answer("Save", () -> files.save(tab, () -> tabs.getTabs().remove(tab))),
                new Dialogs.Answer("Close without saving", () -> tabs.getTabs().remove(tab))));
        return false;
    }

    private Button button(String text, String id, String tip, String command) {
        Button button = new Button(text);
        button.setId(id);
        Tooltip tooltip = new Tooltip(tip);
        tooltip.setOnShowing(_ -> {
            String key = keys.apply(command);
            tooltip.setText(key.isEmpty() ? tip : tip + " (" + key + ")");
        });
        button.setTooltip(tooltip);
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /// Called on the thread that runs; the window is told later.
    private final class Watcher implements HostListener {
        @Override
        public void started(SourceText source, boolean quiet) {
            durations.begins(source);
            tell(tab -> tab.ran(source, RunMarks.State.RUNNING));
        }

        @Override
        public void happened(StatementOutcome outcome) {
            if (!outcome.succeeded()) {
                tell(tab -> {
                    tab.blame(outcome);
                    source(outcome).ifPresent(source -> tab.ran(source, RunMarks.State.FAILED));
                });
            }
        }

        @Override
        public void finished(SourceText source) {
            durations.ends(source).ifPresent(host::say);
            tell(tab -> {
                tab.ran(source, RunMarks.State.DONE);
                // The session may have other names now.
                tab.review();
            });
        }

        @Override
        public void dropped(List<SourceText> texts, String what) {
            texts.forEach(durations::dropped);
            tell(tab -> texts.forEach(tab::dropped));
        }

        @Override
        public void reset() {
            draft.restart();
            tell(EditorTab::forgotten);
        }

        private void tell(Consumer<EditorTab> news) {
            Platform.runLater(() -> tabs.all().forEach(news));
        }

        private static Optional<SourceText> source(StatementOutcome failed) {
            return switch (failed) {
                case StatementOutcome.Rejected rejected -> Optional.of(rejected.source());
                case StatementOutcome.Threw threw -> Optional.of(threw.source());
                case StatementOutcome.Stopped stopped -> Optional.of(stopped.source());
                default -> Optional.empty();
            };
        }

        @Override
        public void changed(HostState state) {
            Platform.runLater(() -> stop.setDisable(state != HostState.RUNNING));
        }
    }
}
