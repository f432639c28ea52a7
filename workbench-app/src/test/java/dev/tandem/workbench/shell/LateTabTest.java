package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.ViewArea;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class LateTabTest {
    private final List<String> made = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private LateTab tab(String id) {
        return new LateTab(new BundledView(id, id, ViewArea.BOTTOM, 1, _ -> new Label(id)), () -> {
            made.add(id);
            return id.equals("broken") ? Optional.empty() : Optional.of((Node) new Label(id));
        });
    }

    private RegionPane folded() {
        RegionPane pane = new RegionPane();
        pane.foldable(() -> {});
        for (String id : List.of("first", "second", "third")) {
            pane.add(tab(id));
        }
        return pane;
    }

    @Test
    void onlyWhatCanBeSeenIsMade() throws Exception {
        RegionPane pane = onWindow(this::folded);
        assertThat(made).isEmpty();
        onWindow(() -> {
            pane.fold(false);
            return null;
        });
        assertThat(made).containsExactly("first");
        assertThat(onWindow(() -> pane.getTabs().getFirst().getContent())).isInstanceOf(Label.class);
        onWindow(() -> pane.show("third"));
        assertThat(made).containsExactly("first", "third");
    }

    @Test
    void aTabThatIsClickedIsMade() throws Exception {
        RegionPane pane = onWindow(() -> {
            RegionPane open = new RegionPane();
            open.add(tab("first"));
            open.add(tab("second"));
            return open;
        });
        assertThat(made).containsExactly("first");
        onWindow(() -> {
            pane.getSelectionModel().select(1);
            return null;
        });
        // What the selection has posted has run then.
        assertThat(onWindow(() -> pane.getTabs().getLast().getContent())).isInstanceOf(Label.class);
    }

    @Test
    void theRestIsMadeOnceOneByOneOrAtOnce() throws Exception {
        RegionPane pane = onWindow(this::folded);
        assertThat(onWindow(pane::makeOne)).isTrue();
        assertThat(made).containsExactly("first");
        onWindow(() -> {
            pane.makeAll();
            pane.makeAll();
            return null;
        });
        assertThat(made).containsExactly("first", "second", "third");
        assertThat(onWindow(pane::makeOne)).isFalse();
    }

    @Test
    void oneThatCannotBeMadeGoesAndIsNotTriedAgain() throws Exception {
        RegionPane pane = onWindow(() -> {
            RegionPane strip = folded();
            strip.add(tab("broken"));
            strip.makeAll();
            strip.makeAll();
            return strip;
        });
        assertThat(made).containsOnlyOnce("broken");
        assertThat(pane.getTabs()).extracting(tab -> tab.getId()).containsExactly("first", "second", "third");
    }
}
