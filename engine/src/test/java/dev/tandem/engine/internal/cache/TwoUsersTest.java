package dev.tandem.engine.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs of two users on one machine, neither of them the administrator: what one plants and tries does not reach the other.
/// Run where the test may become others; skipped elsewhere.
class TwoUsersTest {
    private static final int VICTIM = 65_533;
    private static final int INTRUDER = 65_532;

    /// Others can read it, as an installed program.
    @TempDir
    private static Path shared;

    @BeforeAll
    static void installForAll() throws Exception {
        assumeTrue(run(List.of("id", "-u")).equals("0\n"), "only the administrator can become other users");
        assumeTrue(run(as(INTRUDER, "id", "-u")).equals(INTRUDER + "\n"), "setpriv is missing, or not allowed");
        open(shared, "rwxr-xr-x");
        for (Class<?> each : List.of(UserCache.class, TwoUsersMain.class)) {
            Path place = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
            copy(place, Files.isDirectory(place) ? shared.resolve("classes") : shared.resolve(place.getFileName()));
        }
    }

    /// The home of the victim, which cannot write to it, and which another user may have got at before.
    private static Path home(String name) throws IOException {
        Path home = Files.createDirectory(shared.resolve(name));
        open(home, "rwxr-xr-x");
        return home;
    }

    private static Path folderOf(int user, Path folder, String mode) throws IOException {
        Files.createDirectories(folder);
        Files.setAttribute(folder, "unix:uid", user);
        open(folder, mode);
        return folder;
    }

    /// What the victim's program has made and where it goes on waiting, as the intruder sees it.
    private record Victim(Process process, List<String> said) implements AutoCloseable {
        Path cache() {
            return Path.of(said.get(0));
        }

        Path socket() {
            return Path.of(said.get(3));
        }

        Path segment() {
            return Path.of(said.get(4));
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue()).isZero();
        }
    }

    private static Victim victim(Path home) throws IOException {
        Process process = new ProcessBuilder(as(VICTIM, java("-Duser.home=" + home, "wait")))
                .directory(shared.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader reader = process.inputReader();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            said.add(reader.readLine());
        }
        assertThat(said).doesNotContainNull();
        return new Victim(process, said);
    }

    @Test
    void whatAnotherUserHasPlantedIsNotUsed() throws Exception {
        Path planted = folderOf(INTRUDER, shared.resolve("planted"), "rwxrwxrwx");
        Path owned = home("owned");
        for (String each : List.of(".cache/tandem", ".javacpp/cache", ".openjfx/cache")) {
            folderOf(INTRUDER, owned.resolve(each), "rwxrwxrwx");
        }
        Path linked = home("linked");
        for (String each : List.of(".cache", ".javacpp", ".openjfx")) {
            Files.createSymbolicLink(linked.resolve(each), planted);
        }
        // Whose parent lets others replace it.
        Path replaceable = home("replaceable");
        for (String each : List.of(".cache", ".javacpp", ".openjfx")) {
            open(Files.createDirectory(replaceable.resolve(each)), "rwxrwxrwx");
        }
        for (Path home : List.of(home("closed"), owned, linked, replaceable)) {
            Path cache;
            try (Victim victim = victim(home)) {
                cache = victim.cache();
                assertThat(victim.said().subList(0, 3)).as(victim.said().toString()).allSatisfy(each -> {
                    assertThat(each).startsWith(System.getProperty("java.io.tmpdir") + "/tandem-cache-");
                    assertThat(Files.getAttribute(Path.of(each), "unix:uid")).isEqualTo(VICTIM);
                });
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rwx------");
                assertThat(refused("ls", cache.toString())).contains("denied");
                assertThat(refused("touch", cache.resolve("library.so").toString())).contains("denied");
                assertThat(refused("mv", cache.toString(), cache + "-mine")).isNotEmpty();
            }
            assertThat(cache).doesNotExist();
        }
    }

    @Test
    void anotherUserCanNeitherReachNorBlockMemoryAndSockets() throws Exception {
        try (Victim victim = victim(home("usual"))) {
            for (Path file : List.of(victim.segment(), victim.socket())) {
                assertThat(Files.getAttribute(file.getParent(), "unix:uid")).isEqualTo(VICTIM);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent()))).isEqualTo("rwx------");
                assertThat(refused("ls", file.getParent().toString())).contains("denied");
                assertThat(refused("rm", "-rf", file.getParent().toString())).isNotEmpty();
                assertThat(refused("mv", file.getParent().toString(), file.getParent() + "-mine")).isNotEmpty();
                assertThat(file).exists();
            }
            assertThat(refused("cat", victim.segment().toString())).contains("denied");
            assertThat(refused("sh", "-c", "echo x >> " + victim.segment())).containsIgnoringCase("denied");
            assertThat(refused(java("-Dnone", "connect", victim.socket().toString()))).contains("connect0").contains("denied");
            // The other way in, to files without a name and to the memory itself.
            String process = "/proc/" + pidOfJava(victim) + "/";
            assertThat(refused("ls", process + "fd/")).contains("denied");
            assertThat(refused("head", "-c", "1", process + "mem")).contains("denied");
            assertThat(refused("cat", process + "environ")).contains("denied");
        }
    }

    @Test
    void namesOfFoldersCannotBeGuessed() throws Exception {
        try (Victim one = victim(home("one")); Victim two = victim(home("two"))) {
            for (Victim each : List.of(one, two)) {
                assertThat(each.segment().getParent().getFileName().toString())
                        .matches("tandem-" + pidOfJava(each) + "-s[0-9a-f]{18}");
                assertThat(each.socket().getParent().getFileName().toString())
                        .matches("tandem-" + pidOfJava(each) + "-[A-Za-z0-9_-]{8,}");
            }
        }
    }

    private static long pidOfJava(Victim victim) {
        // setpriv becomes the program.
        return victim.process().pid();
    }

    private static String[] java(String option, String... arguments) {
        return Stream.of(Stream.of(ProcessHandle.current().info().command().orElseThrow(), "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", option, "-cp", shared.resolve("classes") + File.pathSeparator + shared.resolve("*"),
                TwoUsersMain.class.getName()), Stream.of(arguments)).flatMap(each -> each).toArray(String[]::new);
    }

    private static List<String> as(int user, String... command) {
        return Stream.concat(Stream.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups"), Stream.of(command)).toList();
    }

    /// Runs something as the intruder, which must fail.
    ///
    /// @return what it said
    private static String refused(String... command) throws Exception {
        Process process = new ProcessBuilder(as(INTRUDER, command)).directory(shared.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", command) + ": " + said).isNotZero();
        return said;
    }

    /// What a program prints, or nothing when there is none.
    private static String run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).directory(new File("/")).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException e) {
            // Not there.
            return "";
        }
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                open(Files.createDirectories(to.resolve(from.relativize(each).toString())), "rwxr-xr-x");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.copy(each, copy);
                open(copy, "rw-r--r--");
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
