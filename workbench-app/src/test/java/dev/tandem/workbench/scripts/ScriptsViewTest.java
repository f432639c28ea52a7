package dev.tandem.workbench.scripts;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void cellsShowTheItemsOfTheTreeAlsoWhenOthersCome() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        List<ScriptFolders> found = new ArrayList<>(List.of(scripts("one"), scripts("two")));
        ScriptsView view = onWindow(() -> {
            ScriptsView made = new ScriptsView(() -> List.copyOf(found), _ -> {});
            stage.setScene(new Scene(made, 300, 400));
            stage.show();
            return made;
        });
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        awaitWindow("cells", () -> cells(tree).size() == 4);
        // Cells that are out of sight meanwhile are used again as they were.
        onWindow(() -> {
            stage.setHeight(60);
            return null;
        });
        awaitWindow("fewer cells", () -> tree.getHeight() < 70 && cells(tree).size() < 4);
        onWindow(() -> {
            found.add(scripts("three"));
            view.refresh();
            return null;
        });
        awaitWindow("third folder", () -> tree.getRoot().getChildren().size() == 3);
        onWindow(() -> {
            stage.setHeight(400);
            return null;
        });
        awaitWindow("more cells", () -> cells(tree).size() == 6);
        assertThat(onWindow(() -> cells(tree))).allMatch(cell -> cell.getTreeItem() == tree.getTreeItem(cell.getIndex()));
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void filesThatComeAndGoAreSeenWithoutBeingAskedFor(@TempDir Path folder) throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        Path file = Files.writeString(folder.resolve("first.jsh"), "");
        Runnable[] end = new Runnable[1];
        ScriptsView view = onWindow(() -> {
            ScriptsView made = new ScriptsView(() -> List.of(ScriptFolders.in("Working folder", folder)), _ -> {});
            end[0] = made.followDisk();
            stage.setScene(new Scene(made, 300, 400));
            stage.show();
            return made;
        });
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        Files.writeString(folder.resolve("second.jsh"), "");
        awaitWindow("second", () -> tree.getRoot().getChildren().getFirst().getChildren().size() == 2);
        Files.delete(file);
        awaitWindow("gone", () -> tree.getRoot().getChildren().getFirst().getChildren().size() == 1);
        onWindow(() -> {
            end[0].run();
            stage.hide();
            return null;
        });
    }

    @Test
    void whatIsChosenStaysChosenWhenOthersComeOrItGoes() throws Exception {
        List<ScriptFolders> found = new ArrayList<>(List.of(scripts("two"), scripts("three")));
        ScriptsView view = onWindow(() -> new ScriptsView(() -> List.copyOf(found), _ -> {}));
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        String chosen = onWindow(() -> {
            tree.getSelectionModel().select(3);
            found.addFirst(scripts("one"));
            view.refresh();
            return tree.getTreeItem(3).getValue().toString();
        });
        awaitWindow("first folder", () -> tree.getRoot().getChildren().size() == 3);
        assertThat(onWindow(() -> tree.getSelectionModel().getSelectedItem().getValue().toString())).isEqualTo(chosen);
        onWindow(() -> {
            found.removeLast();
            view.refresh();
            return null;
        });
        awaitWindow("no last folder", () -> tree.getRoot().getChildren().size() == 2);
        assertThat(onWindow(() -> tree.getSelectionModel().isEmpty())).isTrue();
    }

    @Test
    void aFolderIsNoScriptWhateverItsName(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("folder.jsh"));
        Path script = Files.writeString(folder.resolve("script.jsh"), "");
        assertThat(ScriptFolders.in("title", folder).scripts()).containsExactly(script);
    }

    @Test
    void whatIsCutStillTellsOneFromAnother() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        String path = "/a/folder/deep/in/a/tree/of/folders/";
        List<ScriptFolders> found =
                List.of(new ScriptFolders(path + "one", List.of(Path.of(path, "one", "sensitivity-of-the-reproduction-number-A.jsh"),
                        Path.of(path, "one", "sensitivity-of-the-reproduction-number-B.jsh"))), scripts(path + "two"));
        ScriptsView view = onWindow(() -> {
            ScriptsView made = new ScriptsView(() -> found, _ -> {});
            stage.setScene(new Scene(made, 160, 400));
            stage.show();
            stage.setWidth(160);
            stage.setHeight(400);
            return made;
        });
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        awaitWindow("cells",
                () -> view.getWidth() < 170 && cells(tree).size() == 5 && cells(tree).stream().noneMatch(cell -> OpenWindow.shown(cell).isEmpty()));
        assertThat(onWindow(() -> cells(tree).stream().map(OpenWindow::shown).toList())).doesNotHaveDuplicates()
                .anyMatch(shown -> shown.endsWith("one")).anyMatch(shown -> shown.endsWith("A"));
        assertThat(onWindow(() -> cells(tree))).allMatch(cell -> cell.getTooltip() != null);
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void inANarrowTreeNamesLeaveOutWhatAllHave() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        List<ScriptFolders> found = List.of(new ScriptFolders("Demos", List.of(Path.of("/a/flu-1978-three-parameters.jsh"),
                Path.of("/a/flu-1978.jsh"), Path.of("/a/mri.jsh"))));
        ScriptsView view = onWindow(() -> {
            ScriptsView made = new ScriptsView(() -> found, _ -> {});
            stage.setScene(new Scene(made, 110, 400));
            stage.show();
            stage.setWidth(110);
            stage.setHeight(400);
            return made;
        });
        TreeView<?> tree = (TreeView<?>) view.getChildren().getLast();
        awaitWindow("cells",
                () -> view.getWidth() < 120 && cells(tree).size() == 4 && cells(tree).stream().noneMatch(cell -> OpenWindow.shown(cell).isEmpty()));
        assertThat(onWindow(() -> cells(tree).stream().map(OpenWindow::shown).toList())).contains("flu-1978", "mri.jsh")
                .doesNotHaveDuplicates();
        onWindow(() -> {
            stage.setWidth(600);
            return null;
        });
        awaitWindow("whole names", () -> cells(tree).stream().map(OpenWindow::shown).toList().contains("flu-1978-three-parameters.jsh"));
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    @Test
    void largeTextsThatBecomeSmallAgainLeaveNoGap() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        ScriptsView view = onWindow(() -> {
            ScriptsView made = new ScriptsView(() -> List.of(scripts("one")), _ -> {});
            stage.setScene(new Scene(made, 300, 400));
            stage.show();
            return made;
        });
        awaitWindow("a name", () -> indent(view) > 0);
        double before = onWindow(() -> indent(view));
        onWindow(() -> {
            ((TreeView<?>) view.getChildren().getLast()).getSelectionModel().select(1);
            view.setStyle("-fx-font-size: 40px");
            return null;
        });
        awaitWindow("larger", () -> indent(view) > before + 5);
        onWindow(() -> {
            view.setStyle("");
            return null;
        });
        awaitWindow("as before", () -> indent(view) == before);
        assertThat(onWindow(() -> ((TreeView<?>) view.getChildren().getLast()).getSelectionModel().getSelectedIndex())).isEqualTo(1);
        onWindow(() -> {
            stage.hide();
            return null;
        });
    }

    /// Where the name of the first script begins.
    private static double indent(ScriptsView view) {
        List<TreeCell<?>> all = cells((TreeView<?>) view.getChildren().getLast());
        return all.size() < 2 ? 0 : all.get(1).lookup(".text").getBoundsInParent().getMinX();
    }

    private static List<TreeCell<?>> cells(TreeView<?> tree) {
        return tree.lookupAll(".tree-cell").stream().<TreeCell<?>>map(node -> (TreeCell<?>) node).filter(cell -> !cell.isEmpty() && cell.isVisible()
                && tree.getBoundsInLocal().intersects(tree.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())))).toList();
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
