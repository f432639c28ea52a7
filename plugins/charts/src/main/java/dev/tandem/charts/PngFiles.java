package dev.tandem.charts;

import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.file.WholeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// Saves charts as pictures, mostly in the output folder, named by their titles. A chart that comes again replaces its own
/// picture, and no other.
public final class PngFiles implements ChartSink {
    public static final int WIDTH = 1200;
    public static final int HEIGHT = 800;

    /// Pixels per point, so that texts are as large on a page as in a window.
    public static final double SCALE = 1.5;
    private static final int LONGEST_NAME = 60;

    private final BiFunction<String, String, Path> freshFile;
    private final Consumer<String> messages;
    /// Does not keep charts, and with them their data, that nobody else needs.
    private final Map<Chart<?>, Path> files = new WeakHashMap<>();

    /// @param freshFile gives a file that nobody has yet, for the first part of its name and its extension
    /// @param messages told where each picture is
    public PngFiles(BiFunction<String, String, Path> freshFile, Consumer<String> messages) {
        this.freshFile = freshFile;
        this.messages = messages;
        if (System.getProperty("java.awt.headless") == null) {
            // Drawing needs no display, but a display that is named and out of reach would break it.
            System.setProperty("java.awt.headless", "true");
        }
    }

    /// @throws TandemException when the picture cannot be written
    @Override
    public void show(Chart<?> chart) {
        Path known = files.get(chart);
        Path file = known == null ? freshFile.apply(fileName(chart.title()), "png") : known;
        write(image(chart), file);
        files.put(chart, file);
        messages.accept((known == null ? "plot saved: " : "plot saved again: ") + file);
    }

    static BufferedImage image(Chart<?> chart) {
        return ChartPicture.of(chart.draw(ChartTheme.LIGHT), WIDTH, HEIGHT, SCALE, null);
    }

    /// Writes a picture, in the place of a file that exists.
    ///
    /// @throws TandemException when it cannot be written
    public static void write(BufferedImage image, Path file) {
        try {
            WholeFile.replace(file, target -> {
                try (OutputStream out = Files.newOutputStream(target)) {
                    ImageIO.write(image, "png", out);
                }
            });
        } catch (IOException e) {
            throw new TandemException("plot not saved: file=" + file + ", cause=" + reason(e), e);
        }
    }

    /// The words of the one at fault: the library that writes pictures says only that it has not.
    private static String reason(Throwable thrown) {
        return thrown.getCause() instanceof IOException inner ? reason(inner) : thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    }

    /// Letters, digits and hyphens only, which every file system takes.
    public static String fileName(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String name = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-$", "");
        return name.isEmpty() ? "plot" : name;
    }
}
