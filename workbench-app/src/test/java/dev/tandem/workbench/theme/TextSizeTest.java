package dev.tandem.workbench.theme;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;

import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSizeTest {
    private static final List<String> PARTS = List.of(".editor-tabs > .tab-header-area", ".editor-tabs .headers-region",
            ".editor-tabs .tab", ".editor-tabs .tab-label", ".editor-tabs .tab-label .text", ".editor-bar", ".status-bar", ".menu-bar");

    @TempDir
    private Path folder;

    /// How far down each begins and ends: tabs that have just been opened are still growing wide. On the window's thread.
    private static List<Double> places(OpenWindow open) {
        return PARTS.stream().map(part -> {
            Node node = open.workbench().window().scene().lookup(part);
            return node.localToScene(node.getLayoutBounds());
        }).flatMap(bounds -> Stream.of(bounds.getMinY(), bounds.getMaxY())).toList();
    }

    @Test
    void afterALargerSizeEverythingIsWhereItWas() throws Exception {
        for (int width : new int[] {1000, 1600}) {
            try (OpenWindow open = new OpenWindow(width, 900)) {
                open(open, "a.jsh");
                open(open, "b.jsh");
                open.picture("text-before");
                List<Double> before = onWindow(() -> places(open));
                for (int size : new int[] {26, 13}) {
                    onWindow(() -> {
                        open.workbench().window().setTextSize(size);
                        return null;
                    });
                    open.picture("text-" + size + "-" + width);
                }
                arePlaces(open, before, "width " + width);
                for (int size = 14; size < 39; size++) {
                    int points = size <= 26 ? size : 52 - size;
                    onWindow(() -> {
                        open.workbench().window().setTextSize(points);
                        open.workbench().window().scene().getRoot().applyCss();
                        open.workbench().window().scene().getRoot().layout();
                        return null;
                    });
                }
                onWindow(() -> {
                    open.workbench().window().setTextSize(13);
                    return null;
                });
                open.picture("text-after-" + width);
                arePlaces(open, before, "in steps, width " + width);
            }
        }
    }

    private static void arePlaces(OpenWindow open, List<Double> before, String what) throws Exception {
        String now = onWindow(() -> places(open)).toString();
        awaitWindow(what + ": " + before + ", at first " + now, () -> {
            // One that is too large to be shown is laid out when somebody asks only.
            open.workbench().window().scene().getRoot().layout();
            return places(open).equals(before);
        });
    }

    private void open(OpenWindow open, String name) throws Exception {
        Path script = Files.writeString(folder.resolve(name), "int a = 1;\n");
        onWindow(() -> {
            open.workbench().open(script);
            return null;
        });
        // One that is too large to be shown is laid out for its picture only.
        open.picture("text-open");
        awaitWindow(name, () -> open.workbench().window().scene().getRoot().lookupAll(".editor-tabs .tab-label").stream()
                .anyMatch(label -> ((Label) label).getText().equals(name)));
    }
}
