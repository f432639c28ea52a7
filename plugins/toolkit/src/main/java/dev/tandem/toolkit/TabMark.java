package dev.tandem.toolkit;

import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;

/// A mark beside the name of a tab. It is an image, since the list of the tabs that do not fit shows no other marks. Its colours
/// are seen on light and on dark.
public final class TabMark extends ImageView {
    private static final double SIZE = 10;

    /// What a mark tells.
    public enum Meaning {
        /// Nothing; it is as wide as the others, so that the name beside it does not move.
        NONE("", Color.TRANSPARENT),
        CHANGED("M1.5 5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z", Color.web("#2f7de1")),
        PINNED("M3 0h4l-.5 1v3l2 2v1H5.5v3h-1V7h-3V6l2-2V1z", Color.web("#768390"));

        private final String path;
        private final Color colour;
        private Image image;

        Meaning(String path, Color colour) {
            this.path = path;
            this.colour = colour;
        }

        /// Drawn once, on the window's thread.
        private Image image() {
            if (image == null) {
                SVGPath drawn = new SVGPath();
                drawn.setContent(path);
                drawn.setFill(colour);
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                clear.setViewport(new Rectangle2D(0, 0, SIZE, SIZE));
                image = drawn.snapshot(clear, null);
            }
            return image;
        }
    }

    public TabMark() {
        show(Meaning.NONE);
    }

    public void show(Meaning meaning) {
        setId("mark-" + meaning.name().toLowerCase(Locale.ROOT));
        setImage(meaning.image());
    }
}
