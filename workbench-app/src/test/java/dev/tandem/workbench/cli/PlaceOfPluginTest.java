package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.plugins.MadePlugins;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Workers run where a plugin says, on the command line as in scripts.
@ExtendWith(LeavesNothing.class)
class PlaceOfPluginTest {
    @TempDir
    private Path folder;

    @Test
    void aPlaceOfAPluginIsKnownToTheCommandLineAndToScripts() throws Exception {
        MadePlugins.withPlace(folder.resolve("plugins"), "meadow");
        Files.writeString(folder.resolve("a.jsh"), """
                try (ParallelExecutionManager scope = ParallelExecutionManager.newRoot("field")) { System.out.println("at " + scope.place()); }
                try (ParallelExecutionManager scope = ParallelExecutionManager.on("meadow:2")) { System.out.println("on " + scope.place()); }
                """);
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "run", "--on", "meadow:1", "a.jsh");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("at loopback:1", "on loopback:2");
        LaunchedMain.Result wrong = LaunchedMain.run(folder, "", "run", "--on", "medow", "a.jsh");
        assertThat(wrong.err()).contains("no such place: place=medow", "meadow[:N]");
        assertThat(wrong.code()).isEqualTo(2);
    }
}
