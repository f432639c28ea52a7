package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewArea;
import dev.tandem.workbench.plugins.extension.OfPlugin;
import dev.tandem.workbench.shell.command.CommandTable;
import dev.tandem.workbench.shell.command.KeyTable;
import dev.tandem.workbench.shell.docking.Docking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu bar: one menu for each name that commands give, and the regions under View.
final class Menus {
    private static final List<String> ORDER = List.of("File", "Edit", "Run", "Processes", "View", "Go");
    private static final String LAST = "Help";
    /// What stands together in a menu and in which order, as in other programs; other commands follow, and then those of plugins.
    private static final List<List<String>> GROUPS = List.of(
            List.of("tandem.edit.undo", "tandem.edit.redo"),
            List.of("tandem.edit.cut", "tandem.edit.copy", "tandem.edit.paste", "tandem.edit.all"),
            List.of("tandem.edit.find", "tandem.edit.find.next", "tandem.edit.find.previous"),
            List.of("tandem.edit.complete", "tandem.edit.import", "tandem.edit.declaration", "tandem.edit.problem", "tandem.edit.comment"),
            List.of("tandem.run.file", "tandem.run.cell", "tandem.run.next", "tandem.run.selection"),
            List.of("tandem.run.stop", "tandem.run.reset", "tandem.run.classes"),
            List.of("tandem.go.next", "tandem.go.previous"));
    private static final int OWN = GROUPS.size();
    private static final int REGIONS = OWN + 1;
    private static final int OF_PLUGINS = OWN + 2;
    private static final Map<ViewArea, String> REGION_NAMES = Map.of(ViewArea.LEFT, "Left side", ViewArea.CENTRE, "Editors",
            ViewArea.LOWER, "Console", ViewArea.RIGHT, "Right side", ViewArea.BOTTOM, "Bottom");

    private Menus() {}

    static MenuBar of(CommandTable commands, KeyTable keys, Docking docking) {
        Map<String, Menu> menus = new TreeMap<>(Menus::compare);
        ORDER.forEach(name -> menus.put(name, new Menu(name)));
        for (Command command : commands.all()) {
            menus.computeIfAbsent(command.menu(), Menu::new).getItems().add(item(command, commands, keys));
        }
        for (ViewArea region : ViewArea.values()) {
            menus.get("View").getItems().add(item(region, docking));
        }
        menus.values().forEach(Menus::arrange);
        MenuBar bar = new MenuBar();
        menus.values().stream().filter(menu -> !menu.getItems().isEmpty()).forEach(bar.getMenus()::add);
        for (Menu menu : bar.getMenus()) {
            menu.setOnShowing(_ -> menu.getItems().forEach(item -> enable(item, commands)));
            // Keys of items that are disabled are dead; whether a command can be run is asked when its key is pressed.
            menu.setOnHidden(_ -> menu.getItems().forEach(item -> item.setDisable(false)));
        }
        return bar;
    }

    /// Puts the items of a menu into groups, with a line between any two of them.
    private static void arrange(Menu menu) {
        List<MenuItem> items = menu.getItems().stream().filter(item -> !(item instanceof SeparatorMenuItem))
                .sorted(Comparator.comparingInt(Menus::group).thenComparingInt(Menus::placeInGroup)).toList();
        List<MenuItem> arranged = new ArrayList<>();
        for (MenuItem item : items) {
            if (!arranged.isEmpty() && group(arranged.getLast()) != group(item)) {
                arranged.add(new SeparatorMenuItem());
            }
            arranged.add(item);
        }
        menu.getItems().setAll(arranged);
    }

    private static int group(MenuItem item) {
        for (int i = 0; i < GROUPS.size(); i++) {
            if (item.getId() != null && GROUPS.get(i).contains(item.getId())) {
                return i;
            }
        }
        return item.getUserData() instanceof OfPlugin ? OF_PLUGINS : item.getUserData() instanceof Command ? OWN : REGIONS;
    }

    private static int placeInGroup(MenuItem item) {
        int group = group(item);
        return group < OWN ? GROUPS.get(group).indexOf(item.getId()) : 0;
    }

    /// Takes a command away, and its menu when nothing else stands in it.
    static void remove(MenuBar bar, Command command) {
        for (Menu menu : bar.getMenus()) {
            if (menu.getItems().removeIf(item -> item.getUserData() == command)) {
                arrange(menu);
            }
        }
        bar.getMenus().removeIf(menu -> menu.getItems().isEmpty());
    }

    private static int compare(String a, String b) {
        return place(a) == place(b) ? a.compareTo(b) : place(a) - place(b);
    }

    private static int place(String menu) {
        return ORDER.contains(menu) ? ORDER.indexOf(menu) : ORDER.size() + (menu.equals(LAST) ? 1 : 0);
    }

    private static MenuItem item(Command command, CommandTable commands, KeyTable keys) {
        MenuItem item = new MenuItem(command.title());
        item.setId(command.id());
        item.setUserData(command);
        keys.of(command).ifPresent(item::setAccelerator);
        item.setOnAction(_ -> commands.run(command.id()));
        return item;
    }

    private static void enable(MenuItem item, CommandTable commands) {
        if (item.getUserData() instanceof Command command) {
            item.setDisable(!commands.isEnabled(command));
        }
    }

    /// What the menu calls a region.
    static String name(ViewArea region) {
        return REGION_NAMES.get(region);
    }

    private static MenuItem item(ViewArea region, Docking docking) {
        CheckMenuItem item = new CheckMenuItem(REGION_NAMES.get(region));
        item.setSelected(docking.isShown(region));
        item.selectedProperty().addListener((_, _, shown) -> docking.show(region, shown));
        return item;
    }
}
