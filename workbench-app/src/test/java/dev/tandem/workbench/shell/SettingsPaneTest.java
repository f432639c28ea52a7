package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.PluginSetting;
import dev.tandem.workbench.capabilities.SettingsBook;
import dev.tandem.workbench.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// What is typed on the page of settings.
class SettingsPaneTest {
    @TempDir
    private Path folder;

    private Stage stage;

    @BeforeEach
    void openToolkit() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @Test
    void aNumberThatIsHalfTypedIsNoValue() {
        Settings settings = new Settings(folder.resolve("settings.properties"));
        SettingsBook book = new SettingsBook(settings, Runnable::run);
        book.add(new SettingsBook.Part("dice", "Dice", List.of(PluginSetting.number("limit", "Limit", "", 2.5))));
        onWindow(() -> {
            SettingsPane pane = new SettingsPane(book);
            stage.setScene(new Scene(pane));
            stage.show();
            pane.applyCss();
            TextField field = (TextField) pane.getContent().lookup("#setting-dice-limit");
            Label problem = (Label) pane.getContent().lookup(".problem");
            field.setText("1");
            assertThat(book.of("dice").get("limit")).isEqualTo("2.5");
            field.setText("1,5");
            field.fireEvent(new ActionEvent());
            assertThat(book.of("dice").get("limit")).isEqualTo("2.5");
            assertThat(problem.getText()).isEqualTo("This is no number. It stays 2.5.");
            field.setText("1.5");
            assertThat(problem.getText()).isEmpty();
            field.fireEvent(new ActionEvent());
            assertThat(book.of("dice").get("limit")).isEqualTo("1.5");
            field.requestFocus();
            field.setText("8.5");
            stage.hide();
            assertThat(book.of("dice").get("limit")).isEqualTo("8.5");
            return null;
        });
        // The folder goes with the test, and nothing is to be written after that.
        settings.flush();
    }
}
