package dev.tandem.workbench.settings;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.place.Places;
import dev.tandem.workbench.plugins.MadePlugins;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.snapshot.Settling;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.Window;
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
            ask(open);
            assertThat(onWindow(() -> page().lookupAll(".radio-button"))).extracting(each -> ((RadioButton) each).getText()).containsExactly(
                    "This machine", "Behind a relay, as on another machine", "A cluster", "Threads of this program", "One task after the other");
            onWindow(() -> {
                ((RadioButton) find("#place-sequential")).fire();
                ((Button) find("#place-use")).fire();
                return null;
            });
            awaitWindow("it is named", status::isVisible);
            assertThat(Places.configured().name()).isEqualTo("sequential");
            awaitWindow("closed", () -> page() == null);
        }
    }

    @Test
    void placesOfPluginsAreThereByNameAndOneThatCannotBeOpenedSaysWhy() throws Exception {
        MadePlugins.withPlace(folder.resolve("plugins"), "moon");
        try (OpenWindow open = new OpenWindow(1000, 720, folder.resolve("plugins"))) {
            ask(open);
            for (Theme theme : Theme.values()) {
                onWindow(() -> {
                    open.workbench().window().setTheme(theme);
                    return null;
                });
                Settling.picture(OpenWindow::onWindow, onWindow(() -> page().getScene()))
                        .writePng(Path.of("target/pictures/where-workers-run-" + theme.name().toLowerCase() + ".png"));
            }
            use("#place-cluster-rest", folder.resolve("no.key").toString());
            awaitWindow("told", () -> problem().startsWith("no such cluster: place=cluster:") && problem().endsWith(" It stays local."));
            use("#place-moon-rest", "many");
            awaitWindow("told", () -> problem().startsWith("the place needs a number of workers, or none: place=moon:many"));
            assertThat(Places.wanted()).isEmpty();
            use("#place-moon-rest", "2");
            awaitWindow("closed", () -> page() == null);
            assertThat(System.getProperty(Places.PROPERTY)).isEqualTo("moon:2");
            String on = "WorkerPool pool = WorkerPool.processes(1); String on = \"\" + Places.configured().name(); pool.close(); on";
            assertThat(open.workbench().host().session().eval("import dev.tandem.engine.place.Places; " + on).getLast())
                    .isInstanceOfSatisfying(StatementOutcome.Value.class, value -> assertThat(value.rendered()).contains("loopback"));
            Settings kept = open.settings();
            System.clearProperty(Places.PROPERTY);
            assertThat(new PlaceSetting(kept, onWindow(() -> open.workbench().plugins().placeWords())::contains).word().get()).isEqualTo("moon:2");
            System.clearProperty(Places.PROPERTY);
            assertThat(new PlaceSetting(kept).word().get()).isEqualTo("local");
        }
    }

    private static void use(String field, String text) {
        onWindow(() -> {
            ((TextField) find(field)).setText(text);
            ((Button) find("#place-use")).fire();
            return null;
        });
    }

    private static String problem() {
        return ((Label) find("#place-problem")).getText();
    }

    private static void ask(OpenWindow open) throws Exception {
        onWindow(() -> {
            open.workbench().window().run("tandem.processes.place");
            return null;
        });
        awaitWindow("page", () -> page() != null);
    }

    private static Parent page() {
        return Window.getWindows().stream().filter(each -> each.getScene() != null).map(each -> each.getScene().getRoot())
                .filter(root -> "place-page".equals(root.getId())).findFirst().orElse(null);
    }

    private static Node find(String id) {
        return page().lookup(id);
    }
}
