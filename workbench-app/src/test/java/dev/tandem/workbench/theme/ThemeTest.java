package dev.tandem.workbench.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ThemeTest {
    /// A window has the colour before it is drawn; that it is of the same colour then is not seen.
    @Test
    void theBackgroundIsThatOfTheStylesheet() throws Exception {
        FxToolkit.registerPrimaryStage();
        for (Theme theme : Theme.values()) {
            OpenWindow.onWindow(() -> {
                BorderPane root = new BorderPane();
                Scene scene = new Scene(root, 100, 100);
                theme.applyTo(scene, TextSize.STANDARD);
                assertThat(scene.getFill()).isEqualTo(theme.background());
                scene.snapshot(null);
                assertThat(root.getBackground().getFills().getLast().getFill()).isEqualTo(theme.background());
                return null;
            });
        }
    }
}
