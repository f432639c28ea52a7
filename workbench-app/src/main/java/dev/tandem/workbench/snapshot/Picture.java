package dev.tandem.workbench.snapshot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// The pixels of a scene.
public final class Picture {
    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /// Takes a picture, on the window's thread.
    public static Picture of(Scene scene) {
        // The first layout of some controls asks for a second one.
        scene.snapshot(null);
        WritableImage taken = scene.snapshot(null);
        int width = (int) taken.getWidth();
        int height = (int) taken.getHeight();
        int[] pixels = new int[width * height];
        taken.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return new Picture(image);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /// How many colours there are; one means that nothing was drawn.
    public long colours() {
        return Arrays.stream(image.getRGB(0, 0, width(), height(), null, 0, width())).distinct().count();
    }

    /// Writes a PNG file, making its folder.
    public void writePng(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no writer for PNG: file=" + file);
        }
    }
}
