package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewArea;
import dev.tandem.workbench.shell.command.CommandTable;
import dev.tandem.workbench.shell.command.KeyTable;
import dev.tandem.workbench.shell.docking.Docking;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;

/// The menu bar: one menu for each name that commands give, and the regions under View.
final class Menus {
    private static final List<String> ORDER = List.of("File", "Edit", "Run", "Processes", "View");
    private static final String LAST = "Help";
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
        MenuBar bar = new MenuBar();
        menus.values().stream().filter(menu -> !menu.getItems().isEmpty()).forEach(bar.getMenus()::add);
        for (Menu menu : bar.getMenus()) {
            menu.setOnShowing(_ -> menu.getItems().forEach(item -> enable(item, commands)));
            // Keys of items that are disabled are dead; whether a command can be run is asked when its key is pressed.
            menu.setOnHidden(_ -> menu.getItems().forEach(item -> item.setDisable(false)));
        }
        return bar;
    }

    /// Takes a command away, and its menu when nothing else stands in it.
    static void remove(MenuBar bar, Command command) {
        bar.getMenus().forEach(menu -> menu.getItems().removeIf(item -> item.getUserData() == command));
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
