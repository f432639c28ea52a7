package dev.tandem.engine.internal.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs that load ND4J's libraries from one cache, in processes of their own.
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class NativeLibrariesTest {
    @TempDir
    private Path home;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Ddtype=double", "-Duser.home=" + home, "-Dtandem.cache=" + home.resolve("cache"), "-cp", System.getProperty("java.class.path"),
                ChangingZoneMain.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static void requireSum(Process process) throws IOException, InterruptedException {
        try {
            List<String> said = process.inputReader().lines().toList();
            assertThat(process.waitFor()).as("exit code after " + said).isZero();
            assertThat(said).contains("sum=1000.0");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// Each regular file with its identity and time.
    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).toList()) {
                BasicFileAttributes known = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(home.relativize(file).toString(), known.fileKey() + " " + known.lastModifiedTime());
            }
        }
        return files;
    }

    @Test
    void aProgramWhoseZoneChangesWhileItLoadsThemWritesNothingThatOthersLoad() throws Exception {
        Files.createDirectory(home.resolve("cache"));
        // Two at once: one unpacks, the other waits for it.
        List<Process> first = List.of(start(), start("changing"));
        for (Process each : first) {
            requireSum(each);
        }
        Map<String, String> before = files();
        assertThat(before.keySet().stream().filter(name -> name.endsWith("libnd4jcpu.so"))).singleElement().asString().startsWith("cache/nd4j-");
        List<Process> more = List.of(start("changing"), start(), start("changing"));
        for (Process each : more) {
            requireSum(each);
        }
        assertThat(files()).isEqualTo(before);
    }
}
