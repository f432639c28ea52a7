package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.command.BundledCommand;
import dev.tandem.workbench.shell.command.CommandPalette;
import dev.tandem.workbench.shell.command.CommandTable;
import dev.tandem.workbench.shell.command.Failures;
import dev.tandem.workbench.shell.command.FocusedText;
import dev.tandem.workbench.shell.command.KeyTable;
import dev.tandem.workbench.shell.command.KeysPane;
import dev.tandem.workbench.shell.docking.Docking;
import dev.tandem.workbench.shell.docking.LateView;
import dev.tandem.workbench.theme.TextSize;
import dev.tandem.workbench.theme.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// One window: everything in it comes from contributions. Made and used on the window's thread.
public final class WorkbenchWindow {
    private static final String THEME = "theme";
    private static final String SIZE = "text.size";
    /// How commands begin that go to a view.
    private static final String GO = "tandem.go.";
    /// Of an item of the status line, which contribution it is.
    private static final Object ITEM = new Object();

    private final Settings settings;
    private final Docking docking;
    private final BorderPane root = new BorderPane();
    private final HBox statusLine = new HBox();
    private final Scene scene;
    private final Function<Object, ViewContext> contexts;
    private final CommandTable commands;
    private final KeyTable keys;
    private final ViewCycle cycle;
    /// Null until it is asked for, since the window's start would wait for it.
    private CommandPalette palette;
    private final List<String> conflicts = new ArrayList<>();
    private int textSize;
    private final Failures failures;
    private final StringProperty notice;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private Theme theme;
    /// The view that a notice has last pointed at, and that notice; nothing when it has been seen since.
    private String hinted = "";
    private String hint = "";

    /// @param contexts what each contribution sees of the window
    /// @param notice what is to be told: set by contributions, too, and by whoever has made the window
    WorkbenchWindow(Settings settings, Function<Object, ViewContext> contexts, StringProperty notice, Failures failures, double width,
            double height) {
        this.settings = settings;
        this.failures = failures;
        this.notice = notice;
        Theme kept = "dark".equals(settings.get(THEME, "light")) ? Theme.DARK : Theme.LIGHT;
        kept.begin();
        docking = new Docking(settings, this::forgetHint);
        this.contexts = contexts;
        commands = new CommandTable(contexts, failures);
        keys = new KeyTable(settings);
        root.getStyleClass().add("workbench");
        root.setCenter(docking.node());
        statusLine.getStyleClass().add("status-bar");
        root.setBottom(statusLine);
        scene = new Scene(root, width, height);
        cycle = new ViewCycle(scene);
        textSize = size(settings.get(SIZE, ""));
        setTheme(kept);
    }

    /// Adds tabs; one that cannot be made is told and left out.
    public void addViews(List<ViewContribution> views) {
        views.stream().sorted(Comparator.comparingInt(ViewContribution::order).thenComparing(ViewContribution::title))
                .forEach(this::add);
        docking.arrange();
    }

    private void add(ViewContribution view) {
        docking.add(new LateView(view, () -> {
            Optional<Node> made = created(view, view.id(), view::create);
            made.ifPresent(node -> cycle.add(view, node));
            return made;
        }));
        add(goTo(view));
    }

    private Command goTo(ViewContribution view) {
        return new BundledCommand(GO + view.id(), view.title(), "Go", "", () -> {
            show(view.id());
            cycle.goTo(view.id());
        });
    }

    /// Adds items to the line at the foot; one that cannot be made is told and left out.
    public void addStatusItems(List<StatusItem> items) {
        for (StatusItem item : items.stream().sorted(Comparator.comparingInt(StatusItem::order).thenComparing(StatusItem::title)).toList()) {
            created(item, item.id(), item::create).ifPresent(node -> addToStatusLine(item, node));
        }
    }

    private Optional<Node> created(Object contribution, String id, Function<ViewContext, Node> maker) {
        try {
            return Optional.of(maker.apply(contexts.apply(contribution)));
        } catch (RuntimeException | LinkageError e) {
            // The boundary to plugins: one that throws must not harm the window.
            failures.failed(contribution, id, e);
            return Optional.empty();
        }
    }

    /// Makes views that others act on, wherever people have put them.
    void makeNow(List<String> views) {
        views.forEach(docking::makeNow);
    }

    /// Makes the views that cannot be seen yet: before anything happens that they would have to tell.
    public void makeAll() {
        docking.makeAll();
    }

    /// The same, one after the other, with time for what the user does in between.
    public void makeRest() {
        if (docking.makeOne()) {
            Platform.runLater(this::makeRest);
        }
    }

    /// Takes a tab away, as far as there is one; should it come again, it stands where it was.
    void remove(ViewContribution view) {
        docking.remove(view.id());
        docking.arrange();
        cycle.remove(view);
        commands.all().stream().filter(each -> each.id().equals(GO + view.id())).forEach(this::remove);
    }

    /// Takes an item of the status line away, as far as there is one.
    void remove(StatusItem item) {
        statusLine.getChildren().removeIf(node -> item.id().equals(node.getProperties().get(ITEM)));
    }

    /// Takes a command away from menu and keys.
    void remove(Command command) {
        commands.remove(command);
        keys.remove(command);
        if (root.getTop() instanceof MenuBar bar) {
            Menus.remove(bar, command);
        }
    }

    private void addToStatusLine(StatusItem item, Node node) {
        if (statusLine.getChildren().isEmpty()) {
            HBox.setHgrow(node, Priority.ALWAYS);
        }
        node.getProperties().put(ITEM, item.id());
        if (node.getAccessibleText() == null) {
            node.setAccessibleText(item.title());
        }
        statusLine.getChildren().add(node);
    }

    /// What plays the role of the window itself, such as the theme.
    List<Command> ownCommands() {
        List<Command> own = new ArrayList<>(new FocusedText(scene).commands());
        own.add(new BundledCommand("tandem.theme.switch", "Switch light and dark", "View", "Shortcut+Shift+D", () -> setTheme(theme.other())));
        own.add(new BundledCommand("tandem.text.larger", "Larger text", "View", "Shortcut+Plus", () -> setTextSize(textSize + 1)));
        own.add(new BundledCommand("tandem.text.smaller", "Smaller text", "View", "Shortcut+Minus", () -> setTextSize(textSize - 1)));
        own.add(new BundledCommand("tandem.text.normal", "Normal text size", "View", "Shortcut+0", () -> setTextSize(TextSize.STANDARD)));
        own.add(new BundledCommand("tandem.go.next", "Next panel", "Go", "F6", () -> cycle.go(1)));
        own.add(new BundledCommand("tandem.go.previous", "Previous panel", "Go", "Shift+F6", () -> cycle.go(-1)));
        own.add(new BundledCommand("tandem.layout.reset", "Reset layout", "View", "", this::resetLayout));
        own.add(new BundledCommand("tandem.commands", "Find a command…", "Help", "Shortcut+Shift+P", this::showPalette));
        return own;
    }

    private void resetLayout() {
        docking.reset();
        showMenus();
    }

    private void showPalette() {
        if (palette == null) {
            palette = new CommandPalette(scene, commands, keys);
        }
        palette.show();
    }

    /// Makes the menu bar.
    ///
    /// @param given those that come first have the keys that they propose
    public void setCommands(List<Command> given) {
        given.forEach(this::add);
        // On many keyboards, plus is pressed with Shift, or has a key of its own.
        for (String also : List.of("Shortcut+Equals", "Shortcut+Add", "Shortcut+Shift+Equals")) {
            scene.getAccelerators().put(KeyCombination.valueOf(also), () -> commands.run("tandem.text.larger"));
        }
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Subtract"), () -> commands.run("tandem.text.smaller"));
        showMenus();
    }

    /// Adds commands to those that are there.
    ///
    /// @return the keys that others have and they wanted, a sentence for each
    List<String> addCommands(List<Command> more) {
        int before = conflicts.size();
        more.forEach(this::add);
        showMenus();
        return List.copyOf(conflicts.subList(before, conflicts.size()));
    }

    private void add(Command command) {
        commands.add(command);
        keys.add(command).ifPresent(owner -> conflicts.add(keys.refused(command).orElseThrow().getDisplayText() + " stays with \"" + owner.title()
                + "\"; \"" + command.title() + "\" wanted it, too"));
    }

    /// The key of the command with this id, as users read it; "" when it has none.
    String keyOf(String command) {
        return keys.commands().stream().filter(each -> each.id().equals(command)).findFirst().flatMap(keys::of)
                .map(KeyCombination::getDisplayText).orElse("");
    }

    /// Keys that more than one command wanted, a sentence for each.
    public List<String> conflicts() {
        return List.copyOf(conflicts);
    }

    /// A page on which keys can be changed.
    Node keysPane() {
        return new KeysPane(keys, this::showMenus);
    }

    /// Shows menus with the keys that commands have now.
    private void showMenus() {
        root.setTop(Menus.of(commands, keys, docking));
    }

    /// What the user is to know of where views were kept, in a sentence; an empty text for nothing.
    String problem() {
        return docking.problem();
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
        chosen.applyTo(scene, textSize);
        dark.set(chosen == Theme.DARK);
        settings.set(THEME, chosen.name().toLowerCase());
    }

    /// Makes texts larger or smaller, within limits, and remembers that.
    public void setTextSize(int points) {
        textSize = Math.clamp(points, TextSize.LEAST, TextSize.MOST);
        settings.set(SIZE, Integer.toString(textSize));
        theme.applyTo(scene, textSize);
    }

    private static int size(String kept) {
        return kept.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(kept), TextSize.LEAST, TextSize.MOST) : TextSize.STANDARD;
    }

    /// Brings a tab to the front, unfolding its side; when its side of the window is hidden, it stays so, and a notice says how to see it.
    public void show(String view) {
        if (docking.show(view)) {
            hintAt(view);
        }
    }

    /// Has the tab of a view say how much there is that nobody has looked at.
    void count(String view, long news) {
        docking.count(view, news);
    }

    /// Says how to see a view that has something to be seen, when it cannot be seen.
    void hintAt(String view) {
        docking.areaOf(view).filter(_ -> !docking.isInFront(view)).ifPresent(area -> {
            hinted = view;
            hint = "There is something to see in " + docking.titleOf(view) + (docking.isShown(area) ? ", which cannot be seen: Go, "
                    + docking.titleOf(view) : ", which is hidden: View, " + Menus.name(area)) + " shows it.";
            notice.set(hint);
        });
    }

    /// What a notice said of a view is not true any more once that can be seen.
    private void forgetHint() {
        if (!hint.isEmpty() && docking.isInFront(hinted)) {
            if (notice.get().equals(hint)) {
                notice.set("");
            }
            hint = "";
        }
    }

    /// Lets what is at the bottom be seen, unless it is hidden.
    void unfold() {
        docking.unfold(ViewArea.BOTTOM);
    }

    /// Runs a command as the menu does.
    public void run(String command) {
        commands.run(command);
    }
}
