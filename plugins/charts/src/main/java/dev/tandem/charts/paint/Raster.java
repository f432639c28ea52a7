package dev.tandem.charts.paint;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/// The pixels of an area of a picture, to be painted one by one and then drawn exactly where they are.
///
/// @param left the first column of pixels, counted as the device does
/// @param scale pixels for each point
public record Raster(int left, int top, int width, int height, double scale) {
    public static Raster of(Graphics2D g2, Rectangle2D area) {
        AffineTransform at = g2.getTransform();
        Point2D from = at.transform(new Point2D.Double(area.getMinX(), area.getMinY()), null);
        Point2D to = at.transform(new Point2D.Double(area.getMaxX(), area.getMaxY()), null);
        int left = (int) Math.floor(from.getX());
        int top = (int) Math.floor(from.getY());
        return new Raster(left, top, Math.max(1, (int) Math.ceil(to.getX()) - left),
                Math.max(1, (int) Math.ceil(to.getY()) - top), at.getScaleX());
    }

    /// @param colours ARGB for each pixel, row by row
    public void draw(Graphics2D g2, IntUnaryOperator colours) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = colours.applyAsInt(y * width + x);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        AffineTransform saved = g2.getTransform();
        g2.setTransform(new AffineTransform());
        g2.drawImage(image, left, top, null);
        g2.setTransform(saved);
    }

    /// The column of pixels at a place, counted from the left one; may lie outside.
    public int column(Graphics2D g2, double x) {
        return (int) Math.round(x * scale + g2.getTransform().getTranslateX()) - left;
    }

    public int row(Graphics2D g2, double y) {
        return (int) Math.round(y * scale + g2.getTransform().getTranslateY()) - top;
    }
}
