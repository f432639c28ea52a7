package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("alone")
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class MainProcessDeathTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Path SHARED = Path.of("/dev/shm");

    private Process main;

    @Test
    void nothingSurvivesAKilledMainProcess() throws Exception {
        start();
        List<Long> pids = pids(main);
        assertThat(pids).hasSize(12).allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());
        main.destroyForcibly().waitFor();
        assertAllGoneSoon(pids);
    }

    @Test
    void sparesDoNotSurviveAKilledMainProcess() throws Exception {
        start("spares");
        List<Long> pids = pids(main);
        assertThat(pids).hasSize(2).allMatch(Processes::alive);
        main.destroyForcibly().waitFor();
        assertAllGoneSoon(pids);
    }

    @RepeatedTest(3)
    void mainProcessKilledWhileArraysTravelLeavesNoMemory() throws Exception {
        start("arrays");
        List<Long> pids = pids(main);
        assertThat(pids).hasSize(2).allMatch(Processes::alive);
        main.destroyForcibly().waitFor();
        // Memory without a name ends with the last process that has mapped it.
        assertAllGoneSoon(pids);
        if (Files.isDirectory(SHARED)) {
            try (Stream<Path> left = Files.list(SHARED)) {
                assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("tandem-" + main.pid() + "-"));
            }
        }
    }

    @Test
    void guardianThatDiedIsReplaced() throws Exception {
        start();
        List<Long> pids = pids(main);
        ProcessHandle first = guardian(main);
        first.destroyForcibly();
        Await.until("another guardian", () -> {
            ProcessHandle now = guardian(main);
            return now != null && now.pid() != first.pid();
        });
        main.destroyForcibly().waitFor();
        assertAllGoneSoon(pids);
    }

    /// Only what is stopped waits, until it is continued: nobody is left who could end it.
    @Test
    @EnabledOnOs(OS.LINUX)
    void nothingSurvivesAGuardianAndAMainProcessKilledTogether() throws Exception {
        start();
        List<Long> pids = pids(main);
        // A stopped one starts no other guardian.
        signal("-STOP", main.pid());
        Await.until("stopped", () -> Processes.stopped(main.pid()));
        guardian(main).destroyForcibly();
        main.destroyForcibly().waitFor();
        Await.until("all but a stopped worker and its child are gone",
                () -> pids.stream().filter(Processes::alive).count() <= 2);
        for (long stopped : pids.stream().filter(Processes::stopped).toList()) {
            signal("-CONT", stopped);
        }
        Await.until("all are gone", () -> pids.stream().noneMatch(Processes::alive));
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", name, Long.toString(pid)).start().waitFor()).isZero();
    }

    @Test
    void mainProcessKilledDuringTheStartOfAWorkerLeavesNoSocket() throws Exception {
        start("starting");
        pids(main);
        main.destroyForcibly().waitFor();
    }

    @Test
    void programThatClosesNothingStillExits() throws Exception {
        start("exit");
        List<Long> pids = pids(main);
        assertThat(main.waitFor()).isZero();
        assertAllGoneSoon(pids);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyButTheMainProcessHoldsTheGuardiansPipe() throws Exception {
        try (WorkerGroup group = Calls.group(2)) {
            assertThat(group.size()).isEqualTo(2);
            Path pipe = Files.readSymbolicLink(Path.of("/proc/" + Guardian.instance().pid() + "/fd/0"));
            assertThat(pipe.toString()).startsWith("pipe:");
            for (RuntimeSnapshot.Worker worker : group.snapshot().workers()) {
                assertThat(descriptors(worker.pid())).doesNotContain(pipe);
            }
            assertThat(descriptors(ProcessHandle.current().pid())).contains(pipe);
        }
    }

    @AfterEach
    void endMain() throws InterruptedException {
        if (main != null) {
            main.destroyForcibly().waitFor();
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Ddtype=double",
                "-XX:TieredStopAtLevel=1", "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", ""),
                "-cp", System.getProperty("java.class.path"), DoomedMain.class.getName()));
        command.addAll(List.of(arguments));
        main = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        return main;
    }

    private static List<Long> pids(Process main) throws IOException {
        List<Long> pids = new ArrayList<>();
        BufferedReader out = main.inputReader();
        for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
            assertThat(line).as("output of the main process").isNotNull();
            pids.add(Long.parseLong(line));
        }
        return pids;
    }

    private static ProcessHandle guardian(Process main) {
        return main.children().filter(child -> child.info().arguments()
                .map(all -> List.of(all).contains(Guardian.NAME)).orElse(false)).findFirst().orElse(null);
    }

    private static void assertAllGoneSoon(List<Long> pids) {
        long end = System.nanoTime() + SOON.toNanos();
        List<Long> left = pids;
        while (!left.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
            left = left.stream().filter(Processes::alive).toList();
        }
        assertThat(left).as("processes left " + SOON + " after the main process").isEmpty();
    }

    private static List<Path> descriptors(long pid) throws IOException {
        List<Path> targets = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : all.toList()) {
                if (Files.isSymbolicLink(descriptor)) {
                    targets.add(Files.readSymbolicLink(descriptor));
                }
            }
        }
        return targets;
    }
}
