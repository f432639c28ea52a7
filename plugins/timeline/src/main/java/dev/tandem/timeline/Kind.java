package dev.tandem.timeline;

import dev.tandem.plugin.PlotLooks;
import java.awt.Color;

/// What a worker does in a stretch of time, with its looks: each has a pattern or a place of its own, so that they can be told apart
/// without colours. Later ones are seen where several share a pixel.
enum Kind {
    STARTING("starting") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return x % dot(4, scale) < dot(1, scale) ? mix(looks.text(), looks.back(), 0.6) : 0;
        }
    },
    WAITING("call waits") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return x % dot(4, scale) < dot(2, scale) ? mix(looks.text(), looks.back(), 0.45) : 0;
        }
    },
    TRANSFER("transfer") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return looks.series(2).getRGB();
        }
    },
    OTHER("not of the chosen sweep") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return mix(looks.text(), looks.back(), 0.78);
        }
    },
    COMPUTING("computing") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return looks.series(0).getRGB();
        }
    },
    RUNNING("not ended yet") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            boolean isEdge = y < dot(1, scale) || y >= height - dot(1, scale);
            return isEdge ? looks.series(0).getRGB() : mix(looks.series(0), looks.back(), 0.55);
        }
    },
    REPEATED("computing again") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            int half = Math.max(1, height / 8);
            return Math.abs(2 * y + 1 - height) <= 2 * half && height > 3 ? looks.back().getRGB() : looks.series(1).getRGB();
        }
    },
    FAILED("failed") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            int dot = dot(2, scale);
            return x / dot % 2 == 0 && y / dot % 2 == 0 ? looks.back().getRGB() : looks.failed().getRGB();
        }
    },
    IN_VAIN("lost or given up") {
        @Override
        int pixel(int x, int y, int height, double scale, PlotLooks looks) {
            return (x + y) % dot(5, scale) < dot(2, scale) ? looks.failed().getRGB() : mix(looks.failed(), looks.back(), 0.85);
        }
    };

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// For the legend.
    String words() {
        return words;
    }

    /// The colour of a pixel in a band of it, as ARGB; 0 for what is behind.
    ///
    /// @param y from the upper end of the band
    /// @param scale pixels for each point
    abstract int pixel(int x, int y, int height, double scale, PlotLooks looks);

    private static int dot(int points, double scale) {
        return (int) Math.max(1, Math.round(points * scale));
    }

    /// @param share of the second colour
    static int mix(Color one, Color other, double share) {
        return new Color((int) (one.getRed() * (1 - share) + other.getRed() * share), (int) (one.getGreen() * (1 - share) + other.getGreen() * share),
                (int) (one.getBlue() * (1 - share) + other.getBlue() * share)).getRGB();
    }
}
