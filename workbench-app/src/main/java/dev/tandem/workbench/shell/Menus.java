package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.Region;
import dev.tandem.plugin.ViewContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;

/// The menu bar: one menu for each name that commands give, and the regions under View.
final class Menus {
    private static final List<String> ORDER = List.of("File", "Run", "Processes", "View");
    private static final Map<Region, String> REGION_NAMES = Map.of(Region.LEFT, "Left side", Region.CENTRE, "Editors",
            Region.LOWER, "Console", Region.RIGHT, "Right side", Region.BOTTOM, "Bottom");

    private Menus() {}

    static MenuBar of(List<Command> commands, ViewContext context, RegionLayout layout) {
        Map<String, Menu> menus = new TreeMap<>(Menus::compare);
        ORDER.forEach(name -> menus.put(name, new Menu(name)));
        for (Command command : commands) {
            menus.computeIfAbsent(command.menu(), Menu::new).getItems().add(item(command, context));
        }
        for (Region region : RegionLayout.TABBED) {
            menus.get("View").getItems().add(item(region, layout));
        }
        MenuBar bar = new MenuBar();
        menus.values().stream().filter(menu -> !menu.getItems().isEmpty()).forEach(bar.getMenus()::add);
        return bar;
    }

    /// Takes a command away, and its menu when nothing else stands in it.
    static void remove(MenuBar bar, Command command) {
        bar.getMenus().forEach(menu -> menu.getItems().removeIf(item -> item.getUserData() == command));
        bar.getMenus().removeIf(menu -> menu.getItems().isEmpty());
    }

    private static int compare(String a, String b) {
        int placeA = ORDER.contains(a) ? ORDER.indexOf(a) : ORDER.size();
        int placeB = ORDER.contains(b) ? ORDER.indexOf(b) : ORDER.size();
        return placeA == placeB ? a.compareTo(b) : placeA - placeB;
    }

    private static MenuItem item(Command command, ViewContext context) {
        MenuItem item = new MenuItem(command.title());
        item.setId(command.id());
        item.setUserData(command);
        if (!command.key().isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(command.key()));
        }
        item.setOnAction(_ -> context.run(command.id()));
        return item;
    }

    /// What the menu calls a region.
    static String name(Region region) {
        return REGION_NAMES.get(region);
    }

    private static MenuItem item(Region region, RegionLayout layout) {
        CheckMenuItem item = new CheckMenuItem(REGION_NAMES.get(region));
        item.setSelected(layout.isShown(region));
        item.selectedProperty().addListener((_, _, shown) -> layout.show(region, shown));
        return item;
    }
}
