package dev.tandem.workbench.script;

import dev.tandem.charts.ArrayImage;
import dev.tandem.charts.SeriesChart;
import dev.tandem.charts.SweepPlot;
import dev.tandem.engine.file.CsvOptions;
import dev.tandem.engine.file.CsvTable;
import dev.tandem.engine.file.Hdf5File;
import dev.tandem.engine.file.NpyArray;
import dev.tandem.engine.file.NpzFile;
import dev.tandem.engine.function.Action;
import dev.tandem.engine.runtime.Keepable;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.workbench.files.FileSearch;
import java.nio.file.Path;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The words that every script can use without importing them.
public final class Vocabulary {
    private Vocabulary() {}

    /// Ends the script unless the condition holds.
    public static void check(boolean condition) {
        if (!condition) {
            throw new CheckFailedError(null);
        }
    }

    /// Ends the script with the message unless the condition holds.
    public static void check(boolean condition, String message) {
        if (!condition) {
            throw new CheckFailedError(message);
        }
    }

    /// Runs the action, which has to fail, and returns what it threw.
    public static Exception expectError(Action action) {
        try {
            action.run();
        } catch (Exception expected) {
            return expected;
        }
        throw new CheckFailedError("no error came");
    }

    /// The arguments that the script was started with.
    public static List<String> args() {
        return ScriptContext.current().args();
    }

    /// Reads a table from a file, which is looked for in the working folder, beside the script and in the installation.
    ///
    /// @throws dev.tandem.engine.TandemException when it is in none of them, or is no table
    public static CsvTable csv(Path file) {
        return CsvTable.read(found(file));
    }

    /// As [#csv(Path)], of a file with other separators, encoding or marks of missing values.
    ///
    /// @throws dev.tandem.engine.TandemException when it is in none of the folders, or is no table
    public static CsvTable csv(Path file, CsvOptions options) {
        return CsvTable.read(found(file), options);
    }

    /// Opens an HDF5 file, which is looked for as by [#csv(Path)].
    ///
    /// @throws dev.tandem.engine.TandemException when it is in none of the folders, or is no such file
    public static Hdf5File hdf5(Path file) {
        return Hdf5File.of(found(file));
    }

    /// Reads an array of NumPy from a file, which is looked for as by [#csv(Path)].
    ///
    /// @throws dev.tandem.engine.TandemException when it is in none of the folders, or holds what no array can
    public static INDArray npy(Path file) {
        return NpyArray.read(found(file));
    }

    /// Opens a zip of arrays of NumPy, which is looked for as by [#csv(Path)].
    ///
    /// @throws dev.tandem.engine.TandemException when it is in none of the folders, or is no zip
    public static NpzFile npz(Path file) {
        return NpzFile.of(found(file));
    }

    private static Path found(Path file) {
        return FileSearch.find(file, ScriptContext.current().folder());
    }

    /// Where a file belongs that this run writes: in the output folder of the run, which is told when it is first used.
    public static Path output(String name) {
        return ScriptContext.current().output().file(name);
    }

    /// Has something live on when the script runs again in the window, which otherwise ends what its last run has opened: a
    /// pool, a manager of tasks or peers, a scope with all in it, a parallel operator, a remote object with its pool. A chart
    /// keeps its tab. What a run keeps stands beside what the runs before it have kept, which the window tells each time: who
    /// wants one only closes the other, or does not open it anew. Where a script runs only once this does nothing.
    ///
    /// @return the same object
    /// @throws IllegalArgumentException when it is nothing that a run would end
    /// @throws dev.tandem.engine.ClosedException when it has ended already
    public static <T> T keep(T object) {
        if (!(object instanceof Keepable keepable)) {
            throw new IllegalArgumentException("cannot be kept over the next run: "
                    + (object == null ? "object=null" : "type=" + object.getClass().getSimpleName())
                    + "; what can is a pool, a manager, a scope, a parallel operator, a remote object or a chart");
        }
        keepable.keep();
        return object;
    }

    /// Begins a chart of the rows of a sweep.
    public static SweepPlot plot(SweepResult result) {
        return new SweepPlot(result, ScriptContext.current().charts());
    }

    /// A line through points; [SeriesChart] adds more lines and points.
    public static SeriesChart plot(double[] x, double[] y) {
        return plot().line("y", x, y);
    }

    /// A line through points that are given as arrays with one axis.
    public static SeriesChart plot(INDArray x, INDArray y) {
        return plot(x.castTo(DataType.DOUBLE).toDoubleVector(), y.castTo(DataType.DOUBLE).toDoubleVector());
    }

    /// An array with two axes as colours.
    public static ArrayImage plot(INDArray array) {
        return new ArrayImage(ScriptContext.current().charts(), array);
    }

    /// Begins a chart of lines and points.
    public static SeriesChart plot() {
        return new SeriesChart(ScriptContext.current().charts());
    }
}
