package dev.tandem.workbench.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.outside.Listing.Worker;
import dev.tandem.workbench.outside.Question.Step;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Sees and ends workers of this process as another terminal does.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class DoorTest {
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    private Path temporary;

    private DoorFolder folder;
    private Door door;

    @BeforeEach
    void openDoor() throws Exception {
        folder = new DoorFolder(temporary.resolve("doors"));
        door = Door.open(folder, "test");
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); neighbours().all().stream().noneMatch(each -> each.problem() == null);) {
            assertThat(System.nanoTime()).as("the door is open").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @AfterEach
    void closeDoor() {
        door.close();
    }

    private Neighbours neighbours() {
        return new Neighbours(folder);
    }

    private Named target(String id) {
        List<Named> found = Named.find(id, neighbours().all());
        assertThat(found).as(id).hasSize(1);
        return found.getFirst();
    }

    private List<Step> kill(Named target) throws IOException {
        List<Step> steps = new ArrayList<>();
        neighbours().kill(target, steps::add);
        return steps;
    }

    @Test
    void whatRunsIsListed() {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            List<Listing> all = neighbours().all();
            assertThat(all).hasSize(1);
            assertThat(all.getFirst().what()).isEqualTo("test");
            Named first = target(pool.name() + "/1");
            assertThat(first.worker().pid()).isPositive();
            assertThat(first.worker().state()).isEqualTo("idle");
            assertThat(first.consequence()).isEqualTo("ends process " + first.worker().pid() + ", which computes nothing");
            assertThat(PsCommand.text(all)).contains(OWN + "  test, for ", "2 workers", pool.name() + "/0", pool.name() + "/1");
        }
        assertThat(Named.find("pool-1", neighbours().all())).isEmpty();
    }

    @Test
    void aWorkerIsReplacedAndItsSuccessorIsNeverHit() throws Exception {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            Named target = target(pool.name() + "/1");
            List<Step> steps = kill(target);
            assertThat(steps.getLast().isGone()).isTrue();
            assertThat(steps).extracting(Step::step).contains("asked", "gone");
            assertThat(ProcessHandle.of(target.worker().pid()).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
            long successor = target(pool.name() + "/1").worker().pid();
            assertThat(successor).isNotEqualTo(target.worker().pid());
            assertThat(kill(target)).extracting(Step::step).containsExactly("there is no such process any more");
            assertThat(target(pool.name() + "/1").worker().pid()).isEqualTo(successor);
        }
    }

    @Test
    void aPoolIsEndedWhileItComputesAlsoWhereAWorkerIsStopped() throws Exception {
        try (WorkerPool pool = WorkerPool.processes(2)) {
            CompletableFuture<Throwable> failed = CompletableFuture.supplyAsync(() -> {
                try {
                    pool.apply((Task<Integer>) () -> {
                        Thread.sleep(60_000);
                        return 1;
                    });
                    return null;
                } catch (RuntimeException e) {
                    return e;
                }
            });
            Named target = target(pool.name());
            while (target.workers().stream().anyMatch(each -> each.task() == null)) {
                target = target(pool.name());
            }
            assertThat(target.consequence()).contains("2 tasks fail: ");
            for (Worker each : target.workers().subList(0, 1)) {
                new ProcessBuilder("kill", "-STOP", Long.toString(each.pid())).start().waitFor();
            }
            List<Step> steps = kill(target);
            assertThat(steps.getLast()).extracting(Step::step, Step::isGone).containsExactly("gone", true);
            assertThat(steps).extracting(Step::step).contains("killed");
            assertThat(failed.get(20, TimeUnit.SECONDS)).hasMessageContaining("killed on request");
        }
    }

    @Test
    void whatAWorkerPrintedIsRead() throws Exception {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            pool.applyOnly(() -> {
                System.out.println("a line with \"quotes\" and \u00e4");
                return 1;
            }, 0);
            List<String> lines = new ArrayList<>();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); lines.isEmpty() && System.nanoTime() < end;) {
                neighbours().logs(target(pool.name() + "/0"), lines::add);
            }
            assertThat(lines).containsExactly("a line with \"quotes\" and \u00e4");
        }
    }

    @Test
    void nobodyElseCanEnterAndTheSocketGoesWithTheDoor() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()))).isEqualTo("rwx------");
        door.close();
        door.close();
        assertThat(folder.processes()).isEmpty();
        assertThat(neighbours().all()).isEmpty();
    }

    @Test
    void garbageAndVisitorsWhoLeaveHarmNothing() throws Exception {
        for (String text : List.of("\n", "{}\n", "{\"kind\":\"NOPE\"}\n", "[1, 2]\n", "\u0000\uffff\n", "{\"kind\":\"KILL\",\"group\":99}\n",
                "half a line")) {
            try (SocketChannel visitor = SocketChannel.open(UnixDomainSocketAddress.of(folder.socket(OWN)))) {
                visitor.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            }
        }
        assertThat(neighbours().all()).extracting(Listing::what).containsExactly("test");
    }

    @Test
    void theDeadAreForgottenAndTheSilentAreNamed() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(folder.socket(other.pid())));
            Listing found = neighbours().all().stream().filter(each -> each.pid() == other.pid()).findFirst().orElseThrow();
            assertThat(found.problem()).contains("does not answer").contains("process=" + other.pid());
            assertThat(PsCommand.text(List.of(found))).isEqualTo(other.pid() + "  " + found.problem());
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(neighbours().all()).extracting(Listing::pid).containsExactly(OWN);
        assertThat(folder.processes()).containsExactly(OWN);
    }

    @Test
    void whereNoFolderCanBeMadeAllElseGoesOn() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");
        try (Door _ = Door.open(new DoorFolder(file.resolve("doors")), "test")) {
            assertThat(new Neighbours(new DoorFolder(file.resolve("doors"))).all()).isEmpty();
        }
    }
}
