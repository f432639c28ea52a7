package dev.tandem.workbench.cli;

import dev.tandem.engine.place.Places;
import dev.tandem.workbench.cli.LaunchedMain.Result;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jline.utils.Signals;

/// Runs a command line of [Main] in this process, which takes a fraction of [LaunchedMain]'s time: for what it prints and
/// the code it ends with. Not for what is about the process itself: its end, its signals, its working directory.
final class MainHere {
    private MainHere() {}

    /// @param folder in whose files the messages are to name paths relative to it
    static Result run(Path folder, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        String placeBefore = System.getProperty(Places.PROPERTY);
        Object interruptBefore = Signals.register("INT", () -> {});
        Object terminationBefore = Signals.register("TERM", () -> {});
        try (PrintStream newOut = new PrintStream(out, true); PrintStream newErr = new PrintStream(err, true)) {
            System.setOut(newOut);
            System.setErr(newErr);
            int code = TandemCommand.commandLine().setOut(new PrintWriter(newOut, true)).setErr(new PrintWriter(newErr, true)).execute(arguments);
            return new Result(code, text(out, folder), text(err, folder));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
            if (placeBefore == null) {
                System.clearProperty(Places.PROPERTY);
            } else {
                System.setProperty(Places.PROPERTY, placeBefore);
            }
            Signals.unregister("INT", interruptBefore);
            Signals.unregister("TERM", terminationBefore);
        }
    }

    private static String text(ByteArrayOutputStream bytes, Path folder) {
        return bytes.toString().replace(folder + "/", "");
    }
}
