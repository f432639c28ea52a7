package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class BackdropTest {
    @Test
    void popupsHaveNoClearPixels() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        onWindow(() -> {
            Backdrop backdrop = Backdrop.keep(CompletableFuture.completedFuture(null), () -> Color.NAVY);
            try {
                stage.setScene(new Scene(new BorderPane(), 300, 200));
                stage.show();
                for (PopupWindow popup : new PopupWindow[] {new Tooltip("a"), new ContextMenu(new MenuItem("a"))}) {
                    popup.show(stage, 10, 10);
                    assertThat(popup.getScene().getFill()).isEqualTo(Color.NAVY);
                    popup.hide();
                }
            } finally {
                stage.hide();
                backdrop.end();
            }
            return null;
        });
    }
}
