package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.cli.LaunchedMain.Result;
import dev.tandem.workbench.plugins.SamplePlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Plugins in sessions that have no window, nor its modules.
@ExtendWith(LeavesNothing.class)
class PluginsTest {
    private static final String SCRIPT = """
            WorkerPool pool = WorkerPool.processes(2);
            check(pool.apply(() -> Dice.sides()).equals(List.of(6, 6)));
            pool.close();
            System.out.println("done");
            """;

    @TempDir
    private Path folder;

    @Test
    void aScriptAndItsWorkersUseAPlugin() throws Exception {
        SamplePlugin.install(folder.resolve("plugins"));
        Files.writeString(folder.resolve("a.jsh"), SCRIPT);
        assertThat(LaunchedMain.run(folder, "", "run", "a.jsh")).isEqualTo(new Result(0, "done\n", ""));
        Result shell = LaunchedMain.run(folder, "Dice.cores() > 0\n", "shell");
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).contains("==> true");
    }

    @Test
    void aBrokenPluginIsNamedOnceAndHarmsNothing() throws Exception {
        SamplePlugin.install(folder.resolve("plugins"));
        Files.writeString(folder.resolve("plugins/garbage.jar"), "this is no jar");
        Files.writeString(folder.resolve("a.jsh"), SCRIPT);
        Result result = LaunchedMain.run(folder, "", "run", "a.jsh");
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("done\n");
        assertThat(result.err().lines()).singleElement().asString()
                .isEqualTo("Plugin garbage.jar has been disabled: its file is no jar, or is damaged (" + folder.resolve("plugins/garbage.jar") + ")");
    }

    @Test
    void aCommandInstallsSwitchesAndRemoves() throws Exception {
        Path jar = SamplePlugin.install(folder.resolve("made"));
        assertThat(LaunchedMain.run(folder, "", "plugins")).isEqualTo(new Result(0, "No plugins in " + folder.resolve("plugins") + ".\n", ""));
        assertThat(LaunchedMain.run(folder, "", "plugins", "install", jar.toString()).out()).startsWith("Installed sample ");
        assertThat(LaunchedMain.run(folder, "", "plugins", "list").out()).containsPattern("sample +\\S+ +on +Me +Apache-2.0\n");
        Result off = LaunchedMain.run(folder, "", "plugins", "disable", "sample");
        assertThat(off.code()).isZero();
        assertThat(off.out()).startsWith("sample is now off.");
        Files.writeString(folder.resolve("a.jsh"), "System.out.println(Dice.cores() > 0);");
        Result without = LaunchedMain.run(folder, "", "run", "a.jsh");
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains("Dice").doesNotContain("disabled");
        assertThat(LaunchedMain.run(folder, "", "plugins", "enable", "sample").out()).startsWith("sample is now on.");
        assertThat(LaunchedMain.run(folder, "", "run", "a.jsh")).isEqualTo(new Result(0, "true\n", ""));
        assertThat(LaunchedMain.run(folder, "", "plugins", "remove", "sample").out()).startsWith("Removed sample.");
        assertThat(folder.resolve("plugins")).isEmptyDirectory();
    }

    @Test
    void aShellFollowsWhatIsInstalledAndRemoved() throws Exception {
        Path jar = SamplePlugin.install(folder.resolve("made"));
        Path place = Files.createDirectories(folder.resolve("plugins")).resolve("sample.jar");
        Result said = LaunchedMain.run(folder, "int x = 3\nFiles.copy(Path.of(\"" + jar + "\"), Path.of(\"" + place + "\"))\nx + Dice.sides()\n"
                + "Files.delete(Path.of(\"" + place + "\"))\nx\n/reset\nDice.sides()\n", "shell");
        assertThat(said.out()).as(said.err()).contains("==> 9");
        assertThat(said.err()).contains("Plugin sample is here, with its words.\n", "Plugin sample is gone. Its words stay until /reset.\n",
                "cannot find symbol", "variable Dice");
    }

    @Test
    void wrongFilesAndIdsAreWrongUse() throws Exception {
        Result nowhere = LaunchedMain.run(folder, "", "plugins", "install", "nowhere.jar");
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).contains("nowhere.jar").doesNotContain("\tat ");
        Result unknown = LaunchedMain.run(folder, "", "plugins", "disable", "machine");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("no such plugin: id=machine");
    }
}
