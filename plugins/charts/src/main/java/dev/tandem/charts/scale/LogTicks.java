package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Powers of ten, with 2 and 5 times them where there is room; within less than about a decade, equal steps.
final class LogTicks {
    private static final int FEWEST = 3;
    private static final int MOST_MINOR = 50;
    private static final int[] EVERY = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500};

    private final double low;
    private final double high;
    private final int from;
    private final int to;
    private final List<Double> major = new ArrayList<>();
    private final List<Double> minor = new ArrayList<>();

    private LogTicks(Extent extent) {
        low = extent.low();
        high = extent.high();
        from = (int) Math.floor(Math.log10(low));
        to = (int) Math.ceil(Math.log10(high));
    }

    static Ticks of(Extent extent, int most, boolean whole) {
        LogTicks ticks = new LogTicks(extent);
        ticks.fill(most);
        // Over more than a decade the most of equal steps would be at the end.
        double decades = Math.log10(ticks.high) - Math.log10(ticks.low);
        if (ticks.major.size() < Math.min(decades < 1 ? FEWEST : 2, most) && decades < FEWEST) {
            return LinearTicks.of(extent, most, whole);
        }
        List<String> labels = NumberText.alike(ticks.major);
        List<Ticks.Tick> major = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            major.add(new Ticks.Tick(ticks.major.get(i), labels.get(i)));
        }
        return new Ticks(major, ticks.minor, BigDecimal.ZERO);
    }

    private void fill(int most) {
        double decades = Math.log10(high) - Math.log10(low);
        if (decades * FEWEST <= most) {
            addAll(1, major, 1, 2, 5);
            addAll(1, minor, 3, 4, 6, 7, 8, 9);
            return;
        }
        int every = 1;
        for (int i = 0; decades / every > most && count(every) > most && i < EVERY.length; i++) {
            every = EVERY[i];
        }
        addAll(every, major, 1);
        if (every == 1) {
            addAll(1, minor, 2, 3, 4, 5, 6, 7, 8, 9);
        } else if (to - from <= MOST_MINOR) {
            addAll(1, minor, 1);
        }
    }

    private int count(int every) {
        List<Double> found = new ArrayList<>();
        addAll(every, found, 1);
        return found.size();
    }

    private void addAll(int every, List<Double> ticks, int... digits) {
        for (int exponent = Math.floorDiv(from, every) * every; exponent <= to; exponent += every) {
            for (int digit : digits) {
                double value = Double.parseDouble(digit + "e" + exponent);
                if (value >= low && value <= high && !major.contains(value)) {
                    ticks.add(value);
                }
            }
        }
    }
}
