package dev.tandem.workbench.plots;

import org.jfree.chart.JFreeChart;

/// A chart with the title of its tab.
public record Plot(String title, JFreeChart chart) {}
