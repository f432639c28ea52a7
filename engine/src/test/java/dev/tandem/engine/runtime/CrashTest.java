package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.LimitedMain;
import dev.tandem.engine.support.MemoryCgroup;
import dev.tandem.engine.support.UsualWorkers;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// Workers that end as no Java code can end, or that run out of what the system gives.
@ExtendWith({LeavesNothing.class, UsualWorkers.class})
@Timeout(60)
class CrashTest {
    @Test
    void nativeCrashIsToldWithItsFrameAndTheGroupGoesOn() throws IOException {
        try (WorkerGroup group = group(1)) {
            assertThatThrownBy(() -> run(group, 0, () -> {
                System.out.println("about to crash");
                MemorySegment.ofAddress(8).reinterpret(8).set(ValueLayout.JAVA_LONG, 0, 1);
                return 0;
            })).isInstanceOf(WorkerLostException.class).hasMessageContainingAll("worker=0", "pid=", "cause=native crash",
                    "SIGSEGV");
            assertThat(group.log(0)).contains("about to crash");
            assertThat(run(group, 0, () -> 7)).isEqualTo(7);
        }
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.startsWith("hs_err") || name.startsWith("core"));
        }
    }

    /// Runs where control groups can be made, as the administrator of a machine or in many containers.
    @Test
    @EnabledOnOs(OS.LINUX)
    void workerKilledByTheKernelForWantOfMemoryIsReplaced() throws IOException {
        Optional<MemoryCgroup> made = MemoryCgroup.of(100 << 20);
        assumeTrue(made.isPresent(), "no control group can be made here");
        try (MemoryCgroup limited = made.get(); WorkerGroup group = group(2)) {
            limited.add(Calls.pid(group, 0));
            assertThatThrownBy(() -> run(group, 0, () -> {
                MemorySegment memory = Arena.global().allocate(400 << 20);
                return memory.fill((byte) 1).byteSize();
            })).isInstanceOf(WorkerLostException.class)
                    .hasMessageContainingAll("worker=0", "pid=", "signal=SIGKILL", "for want of memory");
            assertThat(limited.kills()).isPositive();
            assertThat(run(group, 0, () -> 7)).isEqualTo(7);
            assertThat(run(group, 1, () -> 8)).isEqualTo(8);
        }
    }

    @Test
    void workerOutOfFileDescriptorsFailsTheTaskAndGoesOn() {
        try (WorkerGroup group = group(1)) {
            assertThatThrownBy(() -> run(group, 0, () -> {
                List<FileInputStream> open = new ArrayList<>();
                try {
                    while (true) {
                        open.add(new FileInputStream("/dev/null"));
                    }
                } finally {
                    // Only now, so that the error travels while there is none left.
                    System.setProperty("still.open", Integer.toString(open.size()));
                    LEAKED.addAll(open);
                }
            })).isInstanceOf(TaskFailedException.class).hasMessageContaining("Too many open files");
            assertThat(run(group, 0, () -> Integer.getInteger("still.open"))).isEqualTo(leaked(group));
            run(group, 0, () -> {
                for (FileInputStream each : LEAKED) {
                    each.close();
                }
                LEAKED.clear();
                return 0;
            });
            assertThat(leaked(group)).isZero();
        }
    }

    @Test
    void mainProcessOutOfFileDescriptorsRefusesAGroupAndKeepsTheOthers() throws Exception {
        List<String> lines = LimitedMain.linesOf("ulimit -n 400", StarvedMain.class, List.of());
        assertThat(lines).as("output").hasSize(5);
        assertThat(lines.get(0)).isEqualTo("failed");
        assertThat(lines.get(1)).startsWith("refused").containsIgnoringCase("too many open files");
        assertThat(lines.subList(2, 5)).containsExactly("before 2", "count 1", "after 3");
    }

    /// A limit on the length of files stands for a place that is full.
    @Test
    @EnabledOnOs(OS.LINUX)
    void arraysForWhichSharedMemoryIsTooFullAreRefusedAndThePoolGoesOn() throws Exception {
        List<String> lines = LimitedMain.linesOf("ulimit -f 20000", FullMain.class,
                List.of("-Dtandem.segments.named=true", "-Ddtype=double"));
        assertThat(lines).as("output").hasSize(4);
        assertThat(lines.get(0)).startsWith("refused shared memory full: asked=").contains(", free=");
        assertThat(lines.get(1)).startsWith("refused").contains("shared memory full: asked=");
        assertThat(lines.subList(2, 4)).containsExactly("sum [100000.0]", "nothing left");
    }

    private static int leaked(WorkerGroup group) {
        return (Integer) run(group, 0, () -> LEAKED.size());
    }

    /// On the worker: what a task has left open.
    private static final List<FileInputStream> LEAKED = new ArrayList<>();
}
