package dev.tandem.variables;

import dev.tandem.charts.Chart;
import dev.tandem.charts.paint.ChartTheme;
import dev.tandem.engine.file.WholeFile;
import dev.tandem.plugin.Background;
import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.SavePlace;
import dev.tandem.variables.numbers.ArrayCharts;
import dev.tandem.variables.numbers.CsvText;
import dev.tandem.variables.numbers.Looking;
import dev.tandem.variables.numbers.Slice;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// What can be done with a value: have it charted, copied, written to a file. Called on the window's thread; what takes long runs in the
/// background, where the user can end it.
record ValueActions(ViewContext context) {
    /// Nobody sees that this runs.
    private static final long SHORT = 500_000;
    private static final int MOST_COPIED = 100_000;

    /// Reads numbers in the background.
    ///
    /// @param numbers how many it reads
    <T> CompletableFuture<T> read(String title, double numbers, Background.Work<T> work) {
        if (numbers > SHORT) {
            return context.background().run(title, work);
        }
        return CompletableFuture.supplyAsync(() -> {
            try {
                return work.run((_, _) -> {});
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
    }

    /// Looks a value up, and tells the user when it is not there.
    void find(ValuePath path, Consumer<ScriptValue> taker) {
        path.find(context.scripts()).thenAccept(found -> Platform.runLater(() -> found.ifPresentOrElse(each -> taker.accept(each.value()),
                () -> context.notify(path.title() + " has no value now"))));
    }

    /// Shows a chart in a tab of its own.
    void plot(String title, Slice slice) {
        if (!hasNumbers(title, slice.value())) {
            return;
        }
        this.<Chart<?>>read("Plot " + title, (double) slice.rows() * slice.columns(), progress -> ArrayCharts.natural(title, slice, progress))
                .whenComplete((chart, thrown) -> Platform.runLater(() -> {
                    if (thrown != null) {
                        context.notify("Nothing was plotted: " + reason(thrown));
                    } else {
                        context.plots().show(chart.title(), chart.draw(ChartTheme.LIGHT), chart.draw(ChartTheme.DARK));
                    }
                }));
    }

    private boolean hasNumbers(String title, ScriptValue value) {
        boolean has = value.kind() == ScriptValue.Kind.NUMBERS && value.size() > 0;
        if (!has) {
            context.notify(title + " has no numbers");
        }
        return has;
    }

    /// Asks where to, and writes the rows and columns of a slice.
    void export(String title, Slice slice, Window owner) {
        if (!hasNumbers(title, slice.value())) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export " + title);
        chooser.setInitialFileName(title.replaceAll("[^\\w.-]+", "_") + ".csv");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Comma-separated values", "*.csv"));
        File file = SavePlace.ask(chooser, owner);
        if (file != null) {
            write(title, slice, file.toPath());
        }
    }

    CompletableFuture<Void> write(String title, Slice slice, Path file) {
        double numbers = (double) slice.rows() * slice.columns();
        return this.<Void>read("Export " + title, numbers, progress -> {
            WholeFile.replace(file, target -> CsvText.write(slice, target, new Looking(progress, numbers)));
            return null;
        }).whenComplete((_, thrown) -> Platform.runLater(
                () -> context.notify(thrown == null ? "Wrote " + file.getFileName() : "Nothing was written: " + reason(thrown))));
    }

    static String reason(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause.getMessage() == null ? "it was ended" : cause.getMessage();
    }

    void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Copies all of a text, numbers in lines with tabs between them, and of all others and of very many numbers the first words.
    void copyValue(String title, ScriptValue value) {
        if (value.kind() == ScriptValue.Kind.NUMBERS && value.size() <= MOST_COPIED) {
            copy(lines(Slice.of(value)));
            if (value.shape().size() > 2) {
                context.notify("Copied the first slice of " + title);
            }
        } else {
            copy(value.text());
            if (value.kind() == ScriptValue.Kind.NUMBERS) {
                context.notify(title + " is too large to be copied whole: only how it begins was");
            }
        }
    }

    private static String lines(Slice slice) {
        StringBuilder text = new StringBuilder();
        try {
            for (long row = 0; row < slice.rows(); row++) {
                for (long column = 0; column < slice.columns(); column++) {
                    text.append(column == 0 ? "" : "\t").append(slice.value().entry(slice.index(row, column)));
                }
                text.append(row == slice.rows() - 1 ? "" : "\n");
            }
        } catch (IllegalStateException e) {
            text.append(" (").append(e.getMessage()).append(')');
        }
        return text.toString();
    }
}
