package dev.tandem.workbench.settings;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.place.Places;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceSettingTest {
    @TempDir
    private Path folder;
    private String before;

    @BeforeEach
    void forget() {
        before = System.clearProperty(Places.PROPERTY);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(Places.PROPERTY);
        } else {
            System.setProperty(Places.PROPERTY, before);
        }
    }

    private Settings settings() {
        return new Settings(folder.resolve("settings.properties"));
    }

    @Test
    void whatWasChosenHoldsInTheNextWindowUnlessTheCommandLineSaysOtherwise() {
        Settings settings = settings();
        new PlaceSetting(settings).choose("threads:3");
        assertThat(Places.configured().name()).isEqualTo("threads:3");
        settings.flush();
        System.clearProperty(Places.PROPERTY);
        assertThat(new PlaceSetting(settings()).word().get()).isEqualTo("threads:3");
        assertThat(Places.configured().name()).isEqualTo("threads:3");
        System.setProperty(Places.PROPERTY, "sequential");
        assertThat(new PlaceSetting(settings()).word().get()).isEqualTo("sequential");
    }

    @Test
    void aPlaceThatIsNotThereIsRefusedAndOneThatIsGoneForgotten() {
        Settings settings = settings();
        PlaceSetting place = new PlaceSetting(settings);
        assertThatThrownBy(() -> place.choose("moon")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("place=moon");
        assertThat(place.word().get()).isEqualTo("local");
        settings.set("place", "moon");
        assertThat(new PlaceSetting(settings).word().get()).isEqualTo("local");
    }

    @Test
    void aPlaceIsChosenInTheWindowWhoseStatusLineNamesIt() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            Node status = open.workbench().window().scene().lookup("#status-place");
            assertThat(status.isVisible()).isFalse();
            onWindow(() -> {
                open.workbench().window().run("tandem.processes.place");
                return null;
            });
            awaitWindow("question", () -> open.lookup("#answer-3").tryQuery().isPresent());
            open.picture("where-workers-run");
            for (int i = 0; i < 4; i++) {
                Button answer = open.lookup("#answer-" + i).queryButton();
                awaitWindow("it is read whole: " + answer.getText(), () -> answer.getWidth() > answer.prefWidth(-1) - 1);
            }
            open.clickOn("#answer-3");
            awaitWindow("it is named", status::isVisible);
            assertThat(Places.configured().name()).isEqualTo("sequential");
        }
    }
}
