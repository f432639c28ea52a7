package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.wire.Rendezvous;
import dev.tandem.engine.internal.worker.Rehearsal;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.UsualWorkers;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@Timeout(120)
class StartCacheTest {
    @TempDir
    private static Path jars;

    private static String[] classPath;

    @TempDir
    private Path folder;

    /// The JDK wants jars.
    @BeforeAll
    static void packClasses() throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            entries.add(Files.isDirectory(Path.of(entry)) ? packed(Path.of(entry), jars.resolve(entries.size() + ".jar")) : entry);
        }
        classPath = entries.toArray(String[]::new);
    }

    @Test
    void cacheIsMadeOnceAndTheWorkerStartsFromIt() throws IOException {
        CacheFile cache = CacheFile.of(folder, classPath);
        assertThat(cache.usable()).isFalse();
        assertThat(cache.make()).isTrue();
        FileTime made = Files.getLastModifiedTime(cache.path());
        assertThat(cache.make()).isTrue();
        assertThat(Files.getLastModifiedTime(cache.path())).isEqualTo(made);
        assertThat(files()).allMatch(name -> name.endsWith(".aot") || name.endsWith(".lock"));
        assertThat(workerStartsWith(cache.path())).isTrue();
    }

    /// Also what a maker has begun: it is held up where it has made its meeting place.
    @Test
    @EnabledOnOs(OS.LINUX)
    void programThatIsKilledWhileItMakesOneLeavesNothing() throws Exception {
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtandem.cache=" + folder, "--enable-native-access=ALL-UNNAMED", "-cp", String.join(File.pathSeparator, classPath),
                StartCache.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            Await.until("a meeting place", () -> !placesOf(program).isEmpty());
            List<ProcessHandle> makers = program.descendants().filter(each -> each.info().arguments().isPresent()
                    && List.of(each.info().arguments().get()).contains(Rehearsal.class.getName())).toList();
            assertThat(makers).hasSize(1);
            new ProcessBuilder("kill", "-STOP", Long.toString(makers.getFirst().pid())).start().waitFor();
            program.destroyForcibly().waitFor();
            Await.until("the end of the maker", () -> !makers.getFirst().isAlive());
            Await.until("nothing left", () -> placesOf(program).isEmpty());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    private static List<Path> placesOf(Process program) {
        try (Stream<Path> all = Files.list(Rendezvous.folder().getParent())) {
            return all.filter(file -> file.getFileName().toString().startsWith(Rendezvous.PREFIX + program.pid() + "-")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Tag("long")
    @Test
    void manyMakersAtOnceMakeOne() throws IOException {
        List<CompletableFuture<Boolean>> makers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> CacheFile.of(folder, classPath).make(), Thread::startVirtualThread))
                .toList();
        assertThat(makers.stream().map(CompletableFuture::join)).contains(true);
        assertThat(files()).filteredOn(name -> name.endsWith(".aot")).hasSize(1);
    }

    @Test
    void brokenCacheDoesNoHarm() throws IOException {
        Path broken = Files.write(folder.resolve("broken.aot"), new byte[100_000]);
        assertThat(workerStartsWith(broken)).isTrue();
        assertThat(workerStartsWith(folder.resolve("absent.aot"))).isTrue();
    }

    @Test
    void placeThatCannotBeWrittenToMeansNoCache() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(CacheFile.of(file.resolve("below"), classPath).make()).isFalse();
    }

    @Test
    void changedJarNeedsAnotherCache(@TempDir Path other) throws IOException {
        Path jar = Files.write(other.resolve("a.jar"), new byte[10]);
        Path before = CacheFile.of(folder, jar.toString()).path();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        assertThat(CacheFile.of(folder, jar.toString()).path()).isNotEqualTo(before);
    }

    @Test
    void foldersOfClassesAreNotSuitable() {
        assertThat(CacheFile.of(folder, folder.toString()).suitable()).isFalse();
    }

    @Test
    void usersOwnArchivesAreRespected() {
        WorkerOptions own = WorkerOptions.DEFAULT.withJvmArguments(List.of("-Xshare:off"));
        assertThat(StartCache.arguments(own)).isEmpty();
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("own", 1).withOptions(own))) {
            assertThat(Calls.run(group, 0, () -> 1)).isEqualTo(1);
        }
    }

    private boolean workerStartsWith(Path cache) {
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("cached", 1),
                HandMade.of((order, socket) -> command(order, socket, cache)))) {
            return Calls.run(group, 0, () -> 1).equals(1) && group.log(0).isEmpty();
        }
    }

    private static ProcessBuilder command(Order order, Path socket, Path cache) {
        ProcessBuilder builder = WorkerCommand.of(order, socket);
        builder.command().addAll(builder.command().indexOf("-XX:-UsePerfData"), StartCache.use(cache));
        builder.environment().put("CLASSPATH", String.join(File.pathSeparator, classPath));
        return builder;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(Path::toString).toList();
        }
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar.toString();
    }
}
