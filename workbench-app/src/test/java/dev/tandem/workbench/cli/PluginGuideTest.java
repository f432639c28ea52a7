package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.plugins.PluginStore;
import dev.tandem.workbench.plugins.SamplePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `docs/plugins.md` says, done as it stands there; and the names that `scripts/new-plugin` refuses.
@ExtendWith(LeavesNothing.class)
@DisabledOnOs(OS.WINDOWS)
class PluginGuideTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(sh|java|text)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {}

    private Said sh(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("out-of-sh");
        Path err = folder.resolve("err-of-sh");
        Process process =
                new ProcessBuilder(command).directory(folder.toFile()).redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /// The launcher would build Tandem anew while it is being tested: what it starts is started all the same.
    private void addScripts() throws IOException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        addScript(scripts.resolve("new-plugin"), List.of(HOME.resolve("scripts/new-plugin").toString()));
        addScript(scripts.resolve("tandem"), LaunchedMain.command(folder));
    }

    private static void addScript(Path script, List<String> command) throws IOException {
        String quoted = command.stream().map(each -> "'" + each + "'").collect(Collectors.joining(" "));
        Files.writeString(script, "#!/bin/sh\nexec " + quoted + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aPluginIsMadeBuiltInstalledUsedAndRemovedAsTheGuideSays() throws Exception {
        addScripts();
        String said = "";
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(HOME.resolve("docs/plugins.md"))).results().toList();
        assertThat(blocks).extracting(each -> each.group(1)).containsExactly("sh", "sh", "sh", "text", "java", "sh", "text", "sh");
        for (MatchResult block : blocks) {
            String text = block.group(2);
            switch (block.group(1)) {
                case "java" -> Files.writeString(folder.resolve("dice.jsh"), text);
                case "text" -> assertThat(said).endsWith(text);
                default -> {
                    Said now = sh("sh", "-euc", text);
                    assertThat(now).as(text).matches(each -> each.code() == 0).extracting(Said::err).isEqualTo("");
                    said = now.out();
                }
            }
            if (text.contains("build")) {
                assertThat(files("dice/target")).filteredOn(each -> each.matches(".*\\.(jar|zip)")).containsExactly("dice-0.1.0.jar");
            }
        }
        assertThat(folder.resolve("plugins")).isEmptyDirectory();
    }

    @Test
    void aBuildWithoutItsTandemSaysSo() throws Exception {
        assertThat(sh(HOME.resolve("scripts/new-plugin").toString(), "dice", folder.toString()).code()).isZero();
        Said said = sh("sh", "-c", "TANDEM_HOME=nowhere dice/build");
        assertThat(said).isEqualTo(new Said(3, "", "build: there is no Tandem: folder=nowhere. Set TANDEM_HOME to where it is.\n"));
    }

    private List<String> files(String below) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve(below))) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../x", "x/y", "int", "null", "java", "Dice", "-x", "x-", "a--b", "1a", "ü", "a;b", "a\nb", "there"})
    void badNamesAreRefusedInOneLine(String name) throws Exception {
        Files.writeString(folder.resolve("there"), "mine");
        Said said = sh(HOME.resolve("scripts/new-plugin").toString(), name, folder.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("new-plugin: ").endsWith("\n");
        assertThat(files("")).containsExactlyInAnyOrder("there", "out-of-sh", "err-of-sh");
    }

    @Tag("long")
    @Test
    void aTestThatFailsFailsTheBuildAndWithLibrariesThereIsAZip() throws Exception {
        assertThat(sh(HOME.resolve("scripts/new-plugin").toString(), "my-dice", folder.toString()).code()).isZero();
        Path test = folder.resolve("my-dice/src/test/java/mydice/MyDiceTest.java");
        Files.writeString(test, Files.readString(test).replace("49", "50"));
        Said said = sh(folder.resolve("my-dice/build").toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEqualTo("tests: 0 passed, 1 failed\n");
        assertThat(said.err()).contains("expected: <50.0> but was: <49.0>").endsWith("build: a test failed\n");
        assertThat(files("my-dice/target")).noneMatch(each -> each.endsWith(".jar"));
        Files.createDirectory(folder.resolve("my-dice/lib"));
        SamplePlugin.install(folder.resolve("my-dice/lib"));
        Files.writeString(test, Files.readString(test).replace("50", "43 + " + SamplePlugin.DICE + ".sides()"));
        assertThat(sh(folder.resolve("my-dice/build").toString())).extracting(Said::code, Said::err).containsExactly(0, "");
        assertThat(files("my-dice/target")).contains("my-dice-0.1.0.jar", "my-dice-0.1.0.zip");
        PluginStore store = new PluginStore(folder.resolve("plugins"));
        assertThat(store.install(folder.resolve("my-dice/target/my-dice-0.1.0.zip")).id()).isEqualTo("my-dice");
        assertThat(files("plugins/my-dice-0.1.0/lib")).containsExactly("sample.jar");
        assertThat(store.entries()).singleElement().extracting(PluginStore.Entry::problem).isEqualTo("");
    }
}
