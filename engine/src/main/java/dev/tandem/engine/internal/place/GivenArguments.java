package dev.tandem.engine.internal.place;

import dev.tandem.engine.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.List;

/// The arguments of workers' JVMs that users give, for all of them or by options.
public final class GivenArguments {
    /// A system property: further arguments of every worker's JVM, separated by spaces, for programs whose code cannot be
    /// changed. Workers have it too. What [WorkerOptions] say comes later and goes first.
    private static final String ARGUMENTS = "tandem.worker.arguments";

    private GivenArguments() {}

    /// The arguments for the workers of every pool.
    public static List<String> general() {
        String text = System.getProperty(ARGUMENTS, "").strip();
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(List.of(text.split("\\s+")));
        all.add("-D" + ARGUMENTS + "=" + text);
        return all;
    }

    /// What the user has workers of such options begin with.
    public static List<String> of(WorkerOptions options) {
        List<String> all = new ArrayList<>(general());
        all.addAll(options.jvmArguments());
        return all;
    }
}
