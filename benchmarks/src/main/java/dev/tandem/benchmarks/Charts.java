package dev.tandem.benchmarks;

import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.SeriesChart;
import dev.tandem.charts.paint.ChartTheme;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;

/// How long a chart takes to be drawn anew, as it is while somebody drags or zooms.
final class Charts implements Section {
    private static final int POINTS = 1_000_000;

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public void measure(Report report) {
        System.setProperty("java.awt.headless", "true");
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            x[i] = i;
            y[i] = Math.sin(i / 1e4) + Math.sin(i * 0.7) / 5;
        }
        SeriesChart chart = new SeriesChart(new ChartDelivery(_ -> {})).line("wave", x, y);
        JFreeChart drawn = chart.draw(ChartTheme.LIGHT);
        report.goal("line of 1,000,000 points", Unit.MILLISECONDS, 60, Repeats.of(5, 20), () -> paint(drawn));
    }

    private static void paint(JFreeChart chart) {
        BufferedImage image = new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        graphics.dispose();
    }
}
