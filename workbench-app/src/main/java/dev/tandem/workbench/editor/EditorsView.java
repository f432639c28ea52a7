package dev.tandem.workbench.editor;

import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.controls.EmptyState;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.Outcome;
import dev.tandem.workbench.session.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// Tabs with texts, and the buttons that run and stop them.
public final class EditorsView extends BorderPane {
    private final TabPane tabs = new TabPane();
    private final ScriptHost host;
    private final ViewContext context;
    private final Button run = button("Run", "editor-run", "Run the file (F5)");
    private final Button runLine = button("Run line", "editor-run-line", "Run the line or the selection (Ctrl+Enter)");
    private final Button stop = button("Stop", "editor-stop", "Stop what runs (Ctrl+.)");
    private int untitled;

    public EditorsView(ScriptHost host, ViewContext context) {
        this.host = host;
        this.context = context;
        getStyleClass().add("editors");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.getStyleClass().add("editor-tabs");
        run.getStyleClass().add("accent");
        run.setOnAction(_ -> runFile());
        runLine.setOnAction(_ -> runSelection());
        stop.setOnAction(_ -> host.stop());
        stop.setDisable(true);
        EmptyState empty = new EmptyState("No file open",
                "Choose a script at the left, or make a new one with Ctrl+N. Ctrl+O opens any file.");
        empty.visibleProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        tabs.visibleProperty().bind(Bindings.isNotEmpty(tabs.getTabs()));
        run.disableProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        runLine.disableProperty().bind(Bindings.isEmpty(tabs.getTabs()));
        HBox bar = new HBox(8, run, runLine, stop);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        setCenter(new StackPane(empty, tabs));
        host.addListener(new Watcher());
    }

    /// Opens a file, or brings it to the front when it is open.
    public void open(Path given) {
        Path file = given.toAbsolutePath().normalize();
        Optional<EditorTab> before = find(tab -> file.equals(tab.document().file()));
        try {
            show(before.isPresent() ? before.get() : new EditorTab(ScriptDocument.open(file)));
        } catch (IOException e) {
            context.notify("not opened: file=" + file + ", cause=" + e.getMessage());
        }
    }

    /// Opens a text without a file.
    public void openNew(String text) {
        show(new EditorTab(ScriptDocument.untitled("untitled-" + ++untitled + ".jsh", text)));
    }

    /// Runs the text in front.
    ///
    /// @return done when it has ended, in whatever way
    public CompletableFuture<Void> runFile() {
        if (tabs.getSelectionModel().getSelectedItem() instanceof EditorTab tab) {
            tab.forgive();
            return host.runFile(tab.document().source(), tab.document().file());
        }
        return CompletableFuture.completedFuture(null);
    }

    /// Runs what is selected, or the line of the cursor.
    public void runSelection() {
        withCurrent(tab -> {
            tab.forgive();
            host.run(tab.selection());
            tab.advance();
        });
    }

    /// Saves the text in front where it is.
    ///
    /// @param asker asks where to save a text without a file: takes a proposed name, gives the place on if there is one
    public void save(BiConsumer<String, Consumer<Path>> asker) {
        withCurrent(tab -> {
            if (tab.document().file() == null) {
                saveAs(asker);
            } else {
                saved(tab, tab.document().file(), tab.document()::save);
            }
        });
    }

    /// Saves the text in front in another place.
    ///
    /// @param asker as above
    public void saveAs(BiConsumer<String, Consumer<Path>> asker) {
        withCurrent(tab -> asker.accept(tab.document().name(),
                place -> saved(tab, place, () -> tab.document().saveAs(place.toAbsolutePath().normalize()))));
    }

    private interface Saving {
        void run() throws IOException;
    }

    private void saved(EditorTab tab, Path place, Saving saving) {
        try {
            saving.run();
            tab.edited();
        } catch (IOException e) {
            context.notify("not saved: file=" + place + ", cause=" + e.getMessage());
        }
    }

    private void show(EditorTab tab) {
        if (!tabs.getTabs().contains(tab)) {
            tabs.getTabs().add(tab);
        }
        tabs.getSelectionModel().select(tab);
    }

    private void withCurrent(Consumer<EditorTab> action) {
        if (tabs.getSelectionModel().getSelectedItem() instanceof EditorTab tab) {
            action.accept(tab);
        }
    }

    private Optional<EditorTab> find(Predicate<EditorTab> wanted) {
        return tabs.getTabs().stream().map(EditorTab.class::cast).filter(wanted).findFirst();
    }

    private static Button button(String text, String id, String tip) {
        Button button = new Button(text);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.getStyleClass().add("small");
        button.setFocusTraversable(false);
        return button;
    }

    /// Called on the thread that runs; the window is told later.
    private final class Watcher implements HostListener {
        /// Written and read by the thread that runs.
        private SourceText running;

        @Override
        public void started(SourceText source, boolean quiet) {
            running = source;
        }

        @Override
        public void happened(Outcome outcome) {
            if (!outcome.succeeded()) {
                String name = running.name();
                Platform.runLater(() -> find(tab -> tab.document().name().equals(name)).ifPresent(tab -> tab.blame(outcome)));
            }
        }

        @Override
        public void changed(HostState state) {
            Platform.runLater(() -> stop.setDisable(state != HostState.RUNNING));
        }
    }
}
