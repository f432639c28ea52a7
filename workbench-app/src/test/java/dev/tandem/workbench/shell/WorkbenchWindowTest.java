package dev.tandem.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.snapshot.Picture;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import org.junit.jupiter.api.Test;

class WorkbenchWindowTest {
    @Test
    void isDrawnWithoutADisplay() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            Picture picture = open.picture("empty-light");
            assertThat(picture.width()).isEqualTo(1600);
            assertThat(picture.height()).isEqualTo(1000);
            assertThat(picture.colours()).isGreaterThan(20);
        }
    }

    @Test
    void aHiddenRegionLeavesItsPlaceToTheOthers() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            Node plots = open.workbench().window().scene().lookup(".plot-tabs");
            OpenWindow.onWindow(() -> {
                open.<CheckMenuItem>menuItem("View", "Right side").setSelected(false);
                return null;
            });
            assertThat(plots.getScene()).isNull();
            assertThat(open.settings().get("layout.region.right", "")).isEqualTo("hidden");
            open.picture("without-right-side");
        }
    }

    @Test
    void changesItsThemeAndRemembersIt() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().run("tandem.theme.switch");
                return null;
            });
            assertThat(open.workbench().window().theme()).isEqualTo(Theme.DARK);
            assertThat(open.settings().get("theme", "")).isEqualTo("dark");
            open.picture("empty-dark-small");
        }
    }
}
