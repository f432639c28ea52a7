package dev.tandem.workbench.script;

import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.ChartSink;
import dev.tandem.charts.PngFiles;
import dev.tandem.engine.sweep.SweepFiles;
import dev.tandem.workbench.files.OutputFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;

/// What a script can ask about its own run; threads that it starts inherit it.
public final class ScriptContext {
    private static final InheritableThreadLocal<ScriptContext> CURRENT = new InheritableThreadLocal<>();

    private final List<String> args;
    private final OutputFolder output;
    private final ChartDelivery charts;
    /// Where the running script lies, null when it was typed. Written by the runner, read by the script's threads.
    private volatile Path folder;

    /// @param output where files of the script go
    /// @param sink where its charts go
    public ScriptContext(List<String> args, OutputFolder output, ChartSink sink) {
        this.args = List.copyOf(args);
        this.output = output;
        this.charts = new ChartDelivery(sink);
    }

    /// Of a script without a window: charts become pictures in the output folder, and standard output tells where.
    public static ScriptContext withoutWindow(List<String> args, OutputFolder output) {
        return withoutWindow(args, output, sink -> sink);
    }

    /// The same, whose charts go somewhere else, too.
    ///
    /// @param around given where they go, returns where they are to go
    public static ScriptContext withoutWindow(List<String> args, OutputFolder output, UnaryOperator<ChartSink> around) {
        return new ScriptContext(args, output, around.apply(new PngFiles(output::freshFile, OwnLines::tell)));
    }

    /// The output folder of a run that did not ask for a certain one.
    public static OutputFolder standardOutput() {
        return OutputFolder.numbered(Path.of("").toAbsolutePath(), LocalDate::now,
                // Where output goes when the folder is made, which in a window is the console too.
                OwnLines::tell);
    }

    static {
        // The files of sweeps go where everything goes that the script writes; threads of nobody's script have none.
        SweepFiles.standard((stem, extension) -> {
            ScriptContext context = CURRENT.get();
            return context == null ? null : context.output.freshFile(stem, extension);
        });
    }

    /// Makes this the context of the calling thread.
    public void enter() {
        CURRENT.set(this);
    }

    /// A script begins whose files are not to replace those of the script before.
    public void beginRun() {
        output.renew();
    }

    List<String> args() {
        return args;
    }

    OutputFolder output() {
        return output;
    }

    ChartDelivery charts() {
        return charts;
    }

    Path folder() {
        return folder;
    }

    void folder(Path of) {
        folder = of;
    }

    static ScriptContext current() {
        ScriptContext context = CURRENT.get();
        return context == null ? Nobody.CONTEXT : context;
    }

    /// For threads that no script has started.
    private static final class Nobody {
        static final ScriptContext CONTEXT = withoutWindow(List.of(), standardOutput());
    }
}
