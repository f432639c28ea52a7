package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.plugins.MadePlugins;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuBar;
import javafx.scene.control.SeparatorMenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MenusTest {
    private static final String LINE = "-";

    @TempDir
    private Path folder;

    /// The items of a menu, with a mark for each line between them.
    private static List<String> items(OpenWindow open, String name) {
        return onWindow(() -> ((MenuBar) open.workbench().window().scene().lookup(".menu-bar")).getMenus().stream()
                .filter(menu -> menu.getText().equals(name)).flatMap(menu -> menu.getItems().stream())
                .map(item -> item instanceof SeparatorMenuItem ? LINE : item.getText()).toList());
    }

    @Test
    void editHasTheUsualOrderAndWhatPluginsAddStandsBehindALine() throws Exception {
        MadePlugins.withCommandInMenu(folder, "dice", "Edit");
        MadePlugins.withCommandInMenu(folder, "moon", "View");
        try (OpenWindow open = new OpenWindow(1000, 720, folder)) {
            assertThat(items(open, "Edit")).startsWith("Undo", "Redo", LINE, "Cut", "Copy", "Paste", "Select all", LINE)
                    .endsWith("Settings…", "Keys…", LINE, "Do it");
            assertThat(items(open, "View")).containsSubsequence("Switch light and dark", LINE, "Left side", "Bottom", LINE, "Do it");
            onWindow(() -> {
                open.workbench().desk().turn("dice", false);
                return null;
            });
            awaitWindow("gone", () -> open.workbench().plugins().status().stream().anyMatch(each -> !each.isActive()));
            assertThat(items(open, "Edit")).endsWith("Settings…", "Keys…");
        }
    }
}
