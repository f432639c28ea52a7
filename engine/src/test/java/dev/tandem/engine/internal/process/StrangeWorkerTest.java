package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.engine.worker.WorkerState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class StrangeWorkerTest {
    @Test
    void workerThatExitsAtItsStartIsReportedWithItsLastLines() {
        assertThatThrownBy(() -> open("exits", 30)).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker ended at its start", "worker=0", "pid=", "something is missing", "exitCode=5");
    }

    @Test
    void workerThatIsKilledAtItsStartIsReportedWithItsSignal() {
        Thread.ofVirtual().start(() -> Await.until("it is there to be killed", Duration.ofSeconds(40),
                () -> ProcessHandle.current().children().filter(StrangeWorkerTest::neverConnects).anyMatch(ProcessHandle::destroyForcibly)));
        assertThatThrownBy(() -> open("never connects", 50)).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker ended at its start", "worker=0", "signal=SIGKILL", "cause=killed");
    }

    @Test
    void workerThatCrashesAtItsStartIsReportedWithTheLineOfItsSignal() {
        assertThatThrownBy(() -> open("crashes", 50)).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker ended at its start", "signal=SIGABRT", "cause=native crash", "log=SIGSEGV (0xb)");
    }

    @Test
    void aWorkerThatEndsAtItsStartEndsTheOpeningAlsoWhileAnotherOneIsSilent() {
        assertThatThrownBy(() -> open(List.of("never connects", "exits"), 500)).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker ended at its start", "worker=1", "exitCode=5");
    }

    private static boolean neverConnects(ProcessHandle child) {
        return child.info().arguments().map(all -> List.of(all).contains("never connects")).orElse(false);
    }

    @Test
    void workerThatNeverConnectsIsGivenUpAtTheDeadline() {
        assertThatThrownBy(() -> open("never connects", 1)).isInstanceOf(StartTimeoutException.class)
                .hasMessageMatching("The worker did not come up within 1 s and was ended: group=strange-\\d+, processors=\\d+\\. "
                        + "If the machine is busy, allow more time, such as "
                        + "WorkerOptions\\.DEFAULT\\.withStartTimeout\\(Duration\\.ofSeconds\\(4\\)\\)")
                .cause().hasMessageContainingAll("did not connect in time", "timeout=1000ms");
    }

    @Test
    void ofSeveralItIsToldHowManyWereReadyInTimeAndNoneIsLeft() {
        WorkerOptions options = WorkerOptions.DEFAULT.withStartTimeout(Duration.ofMillis(1500));
        GroupSpec spec = GroupSpec.of("late", 3).withOptions(options);
        assertThatThrownBy(() -> WorkerGroup.open(spec, new HandMade(order -> order.number() == 0
                ? new LocalProcess(new Order(order.group(), 0, order.count(), order.sharing(), order.earlier(), order.longest(), order.seed(),
                        WorkerOptions.DEFAULT,
                        order.log(), order.host()))
                : new LocalProcess(order, (_, socket) -> command("never connects", afterOneIsReady(socket))))))
                .isInstanceOf(StartTimeoutException.class).hasMessageStartingWith(
                        "Only 1 of 3 workers came up within 1500 ms; all were ended: group=late-")
                .hasMessageContaining("open fewer at a time, or allow more time");
        assertThat(ParallelExecutionManager.snapshot().subprocesses()).isZero();
    }

    /// Has what follows happen once the first worker is ready.
    private static Path afterOneIsReady(Path socket) {
        while (workers().noneMatch(worker -> worker.state() == WorkerState.IDLE)) {
            Thread.onSpinWait();
        }
        return socket;
    }

    private static Stream<RuntimeSnapshot.Worker> workers() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(scope -> scope.groups().stream())
                .flatMap(group -> group.workers().stream());
    }

    @Test
    void workerThatSaysNothingIsGivenUpAtTheDeadline() {
        assertThatThrownBy(() -> open("says nothing", 4)).isInstanceOf(StartTimeoutException.class)
                .cause().hasMessageContaining("did not say in time who it is")
                // The last of the causes is what people read last.
                .hasNoCause();
    }

    @Test
    void wrongTokenIsRefused() {
        assertThatThrownBy(() -> open("wrong token", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("wrong token");
    }

    @Test
    void otherProtocolVersionIsRefusedByName() {
        assertThatThrownBy(() -> open("other version", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("protocol versions differ: main=" + Messages.PROTOCOL + ", worker=99");
    }

    @Test
    void otherJavaIsRefusedByName() {
        assertThatThrownBy(() -> open("other Java", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("Java versions differ: main=" + Runtime.version() + ", worker=24.0.1");
    }

    @Test
    void garbageInsteadOfAGreetingIsRefused() {
        assertThatThrownBy(() -> open("garbage", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("garbled frame: kind=");
    }

    @Test
    void whatIsSaidBeforeTheTokenIsRefusedUnread() {
        assertThatThrownBy(() -> open("result first", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContaining("message before the greeting: kind=" + Messages.RESULT);
    }

    @Test
    void aHugeFrameBeforeTheTokenIsRefusedByItsLength() {
        assertThatThrownBy(() -> open("huge first", 30)).isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll("garbled frame: kind=" + Messages.READY, "length=2000000000", "limit=4096");
    }

    @Test
    void garbageDuringACallEndsTheWorker() {
        try (WorkerGroup group = open("garbage later", 30)) {
            assertThatThrownBy(() -> Calls.run(group, 0, () -> "a call that is long enough to be noticed: ".repeat(3)))
                    .isInstanceOf(WorkerLostException.class).hasMessageContainingAll("worker=0", "pid=", "signal=SIGKILL",
                            "cause=connection failed: garbled frame: kind=66, length=-7");
        }
    }

    @Test
    void openingCanBeInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> open("never connects", 30)).isInstanceOf(CallInterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static WorkerGroup open(String kind, int seconds) {
        return open(List.of(kind), seconds);
    }

    private static WorkerGroup open(List<String> kinds, int seconds) {
        WorkerOptions options = WorkerOptions.DEFAULT.withStartTimeout(Duration.ofSeconds(seconds));
        return WorkerGroup.open(GroupSpec.of("strange", kinds.size()).withOptions(options),
                HandMade.of((order, socket) -> command(kinds.get(order.number()), socket)));
    }

    private static ProcessBuilder command(String kind, Path socket) {
        ProcessBuilder builder = new ProcessBuilder("setsid", Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ErrorFile=/dev/null", StrangeWorker.class.getName(), kind, socket.toString()).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
