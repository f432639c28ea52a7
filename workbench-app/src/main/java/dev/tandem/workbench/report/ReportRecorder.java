package dev.tandem.workbench.report;

import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartSink;
import dev.tandem.charts.paint.ChartPicture;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.report.ReportPart.Output;
import dev.tandem.workbench.script.ScriptCells;
import dev.tandem.workbench.session.SourceText;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/// Writes down what a script does while it runs: its cells with their texts, its statements, and after each what that has printed and drawn.
/// Used by the thread that runs the script, but for what is printed; closed when the script has ended.
public final class ReportRecorder implements AutoCloseable, ChartSink {
    /// In points: as wide as a column of text.
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final double SCALE = 2;
    /// More pictures than these would make a page that nothing opens.
    private static final int MOST_PICTURES = 300;

    private final ChartSink next;
    private final int mostPictures;
    private final PrintedText printed = PrintedText.open();
    private final List<ReportPart> parts = new ArrayList<>();
    /// What the statements since the last part have drawn, the last picture of each chart.
    private final Map<Chart<?>, ReportPart.Picture> drawn = new LinkedHashMap<>();
    /// What they have drawn beyond the pictures that a report holds.
    private final Set<Chart<?>> left = new HashSet<>();
    private SourceText source;
    private List<ScriptCells.Cell> cells = List.of();
    private int cell;
    /// Where the statements begin that are not written down yet.
    private int from;
    /// Up to where the script has run.
    private int reached;
    private int pictures;

    /// @param next where charts go, too
    public ReportRecorder(ChartSink next) {
        this(next, MOST_PICTURES);
    }

    ReportRecorder(ChartSink next, int mostPictures) {
        this.next = next;
        this.mostPictures = mostPictures;
    }

    /// A script is about to run.
    public void begin(SourceText script) {
        source = script;
        cells = ScriptCells.of(script.text());
        enterCells(0);
    }

    @Override
    public void show(Chart<?> chart) {
        boolean isNew = !drawn.containsKey(chart);
        if (isNew && pictures == mostPictures) {
            left.add(chart);
        } else {
            pictures += isNew ? 1 : 0;
            drawn.put(chart, picture(chart.title(), chart.draw(ChartTheme.LIGHT), chart.draw(ChartTheme.DARK), HEIGHT));
        }
        next.show(chart);
    }

    @Override
    public void keep(Chart<?> chart) {
        next.keep(chart);
    }

    /// A statement of the script has ended, in whatever way.
    ///
    /// @param text of which it is; what other files do that the script opens belongs to the statement that opens them
    /// @param begin where it begins
    /// @param end where it ends
    /// @param failure what its failure says, empty when it has not failed
    public void ended(SourceText text, int begin, int end, List<String> failure) {
        if (text != source) {
            return;
        }
        enterCells(begin);
        reached = end;
        List<Output> outputs = new ArrayList<>(withoutFailure(printed.take(), failure));
        addPictures(outputs);
        if (!failure.isEmpty()) {
            outputs.add(new ReportPart.Failure(failure));
        }
        if (!outputs.isEmpty()) {
            int stop = Math.max(end, from);
            addCode(from, stop, outputs);
            from = stop;
        }
    }

    private void addPictures(List<Output> outputs) {
        outputs.addAll(drawn.values());
        drawn.clear();
        if (!left.isEmpty()) {
            outputs.add(new ReportPart.LeftOut(left.size(), mostPictures));
            left.clear();
        }
    }

    /// A failure is printed, too, and need not be told twice.
    private static List<ReportPart.Printed> withoutFailure(List<ReportPart.Printed> printed, List<String> failure) {
        String told = String.join("\n", failure);
        if (told.isEmpty() || printed.isEmpty() || !printed.getLast().isError() || !printed.getLast().text().stripTrailing().endsWith(told)) {
            return printed;
        }
        String text = printed.getLast().text().stripTrailing();
        List<ReportPart.Printed> rest = new ArrayList<>(printed.subList(0, printed.size() - 1));
        if (text.length() > told.length()) {
            rest.add(new ReportPart.Printed(text.substring(0, text.length() - told.length()), true, printed.getLast().left()));
        }
        return rest;
    }

    /// Writes down the cells that begin up to a place, and the code of those before.
    private void enterCells(int place) {
        while (cell < cells.size() && cells.get(cell).start() <= place) {
            ScriptCells.Cell next = cells.get(cell);
            addCode(from, next.start(), List.of());
            String text = source.text().substring(next.start(), next.end());
            CellText words = CellText.of(text, next.title());
            if (!words.title().isEmpty() || !words.markdown().isEmpty()) {
                parts.add(new ReportPart.Text(words.title(), words.markdown()));
            }
            from = next.start() + words.length();
            cell++;
        }
    }

    private void addCode(int begin, int end, List<Output> outputs) {
        String code = begin < end ? source.text().substring(begin, end).strip() : "";
        if (!code.isEmpty() || !outputs.isEmpty()) {
            parts.add(new ReportPart.Code(code, outputs));
        }
    }

    /// The script has ended. What of it has not run is no part of its report.
    public List<ReportPart> finish() {
        boolean isWhole = source.skipBlank(reached) >= source.text().length();
        List<Output> late = new ArrayList<>(printed.take());
        addPictures(late);
        if (isWhole) {
            enterCells(source.text().length());
            addCode(from, source.text().length(), late);
        } else {
            addCode(from, reached, late);
            parts.add(new ReportPart.Text("", "*The rest of the script did not run.*"));
        }
        return List.copyOf(parts);
    }

    /// A picture of a chart in both themes.
    ///
    /// @param height in points
    public static ReportPart.Picture picture(String title, JFreeChart light, JFreeChart dark, int height) {
        return new ReportPart.Picture(title, png(light, height), png(dark, height), WIDTH, height);
    }

    private static byte[] png(JFreeChart chart, int height) {
        BufferedImage image = ChartPicture.of(chart, (int) (WIDTH * SCALE), (int) (height * SCALE), SCALE, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new TandemException("picture not written: cause=" + TandemException.textOf(e), e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        printed.close();
    }
}
