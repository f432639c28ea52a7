package dev.tandem.workbench.scripts;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ScriptsViewTest {
    private static ScriptFolders scripts(String title) {
        return new ScriptFolders(title, List.of(Path.of("/nowhere", title, "a.jsh")));
    }

    private static Map<String, Boolean> open(TreeView<?> tree) {
        return tree.getRoot().getChildren().stream().collect(Collectors.toMap(item -> item.getValue().toString()
                .replaceAll(".*title=([^,]*),.*", "$1"), TreeItem::isExpanded));
    }

    @Test
    void foldersAreOpenAndOneThatWasClosedStaysSoWhenOthersCome() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<ScriptFolders> found = new ArrayList<>(List.of(scripts("one"), scripts("two")));
        ScriptsView view = onWindow(() -> new ScriptsView(() -> List.copyOf(found), _ -> {}));
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        assertThat(onWindow(() -> open(tree))).isEqualTo(Map.of("one", true, "two", true));
        onWindow(() -> {
            tree.getRoot().getChildren().getFirst().setExpanded(false);
            found.add(scripts("three"));
            view.refresh();
            return null;
        });
        awaitWindow("third folder", () -> tree.getRoot().getChildren().size() == 3);
        assertThat(onWindow(() -> open(tree))).isEqualTo(Map.of("one", false, "two", true, "three", true));
    }
}
