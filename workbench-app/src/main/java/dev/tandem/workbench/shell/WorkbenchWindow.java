package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.Region;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.feed.EngineFeed;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.theme.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One window: everything in it comes from contributions. Made and used on the window's thread.
public final class WorkbenchWindow {
    private static final String THEME = "theme";

    private final Settings settings;
    private final RegionLayout layout;
    private final BorderPane root = new BorderPane();
    private final HBox statusLine = new HBox();
    private final Scene scene;
    private final WindowContext context;
    private final Failures failures;
    private final StringProperty notice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private Theme theme;

    /// @param notice what is to be told: set by contributions, too, and by whoever has made the window
    WorkbenchWindow(Settings settings, EngineFeed feed, StringProperty notice, Failures failures, double width,
            double height) {
        this.settings = settings;
        this.failures = failures;
        this.notice = notice;
        layout = new RegionLayout(settings, this::revealed);
        context = new WindowContext(feed, this::show, notice::set, failures);
        root.getStyleClass().add("workbench");
        root.setCenter(layout.node());
        statusLine.getStyleClass().add("status-bar");
        root.setBottom(statusLine);
        scene = new Scene(root, width, height);
        setTheme("dark".equals(settings.get(THEME, "light")) ? Theme.DARK : Theme.LIGHT);
    }

    /// Adds tabs; one that cannot be made is told and left out.
    public void addViews(List<ViewContribution> views) {
        views.stream().sorted(Comparator.comparingInt(ViewContribution::order).thenComparing(ViewContribution::title))
                .forEach(this::add);
        layout.arrange();
    }

    private void add(ViewContribution view) {
        if (view.region() == Region.STATUS) {
            create(view).ifPresent(this::addToStatusLine);
        } else {
            layout.pane(view.region()).add(new LateTab(view, () -> create(view)));
        }
    }

    private Optional<Node> create(ViewContribution view) {
        try {
            return Optional.of(view.create(context));
        } catch (RuntimeException | LinkageError e) {
            // The boundary to plugins: one that throws must not harm the window.
            failures.failed(view, view.id(), e);
            return Optional.empty();
        }
    }

    /// Makes the views that cannot be seen yet: before anything happens that they would have to tell.
    public void makeAll() {
        RegionLayout.TABBED.forEach(region -> layout.pane(region).makeAll());
    }

    /// The same, one after the other, with time for what the user does in between.
    public void makeRest() {
        if (RegionLayout.TABBED.stream().anyMatch(region -> layout.pane(region).makeOne())) {
            Platform.runLater(this::makeRest);
        }
    }

    /// Takes a tab away, as far as there is one.
    void remove(String view) {
        RegionLayout.TABBED.forEach(region -> layout.pane(region).getTabs().removeIf(tab -> view.equals(tab.getId())));
        layout.arrange();
    }

    /// Takes a command away from menu and keys.
    void remove(Command command) {
        context.remove(command);
        Menus.remove((MenuBar) root.getTop(), command);
    }

    private void addToStatusLine(Node item) {
        if (statusLine.getChildren().isEmpty()) {
            HBox.setHgrow(item, Priority.ALWAYS);
        }
        statusLine.getChildren().add(item);
    }

    /// Makes the menu bar. What plays the role of the window itself, such as the theme, is added here.
    public void setCommands(List<Command> commands) {
        List<Command> all = new ArrayList<>(commands);
        all.add(new BundledCommand("tandem.theme.switch", "Switch light and dark", "View", "Shortcut+Shift+D",
                () -> setTheme(theme.other())));
        all.forEach(context::add);
        root.setTop(Menus.of(all, context, layout));
    }

    public Scene scene() {
        return scene;
    }

    public Theme theme() {
        return theme;
    }

    /// Whether the window is dark.
    public ReadOnlyBooleanProperty dark() {
        return dark.getReadOnlyProperty();
    }

    /// Changes the looks, and remembers them.
    public void setTheme(Theme chosen) {
        theme = chosen;
        chosen.applyTo(scene);
        dark.set(chosen == Theme.DARK);
        settings.set(THEME, chosen.name().toLowerCase());
    }

    /// Brings a tab to the front, unfolding its side; when its side of the window is hidden, it stays so, and a notice says how to see it.
    public void show(String view) {
        for (Region region : RegionLayout.TABBED) {
            if (layout.pane(region).show(view)) {
                layout.unfold(region);
                hintAt(region);
                return;
            }
        }
    }

    /// Says how to see a side of the window that is hidden and has something to be seen.
    void hintAt(Region region) {
        if (!layout.isShown(region)) {
            notice.set("There is something to see in " + layout.pane(region).front() + hidden(region));
        }
    }

    private static String hidden(Region region) {
        return ", which is hidden: View, " + Menus.name(region) + " shows it.";
    }

    /// What a notice said of a region that was hidden is not true any more.
    private void revealed(Region region) {
        if (notice.get().endsWith(hidden(region))) {
            notice.set("");
        }
    }

    /// Lets what is at the bottom be seen, unless it is hidden.
    void unfold() {
        layout.unfold(Region.BOTTOM);
    }

    /// Runs a command as the menu does.
    public void run(String command) {
        context.run(command);
    }
}
