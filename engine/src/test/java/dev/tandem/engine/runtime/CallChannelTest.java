package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.worker.CallChannel;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class CallChannelTest {
    private static RunningCall send(WorkerGroup group, CallListener listener, Task<?> task) {
        return group.call(0, Shipping.ship(task), CallOptions.labelled("talks"), listener);
    }

    @Test
    void taskAndCallerTalkWhileItRuns() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (WorkerGroup group = group(1)) {
            RunningCall call = send(group, told::add, () -> {
                CallChannel channel = CallChannel.current();
                channel.tell("asks");
                return "was told " + channel.receive(null);
            });
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("asks");
            call.note(List.of(1, 2), List.of());
            assertThat(WorkerGroup.await(call)).isEqualTo("was told [1, 2]");
            call.note("too late", List.of());
            assertThat(run(group, 0, () -> CallChannel.current().receive(Duration.ofMillis(50)))).isNull();
        }
    }

    /// Else what was lent for the answer would be given back before whoever reads parts of it later has said so.
    @Test
    void theListenerHasTheAnswerBeforeTheCallIsDone() {
        List<Object> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<RunningCall> sent = new CompletableFuture<>();
        CallListener listener = new CallListener() {
            @Override
            public void told(Object message) {
                throw new AssertionError("nothing is told: message=" + message);
            }

            @Override
            public void answered(Object answer) {
                heard.add(answer);
                heard.add(sent.join().isDone());
            }
        };
        try (WorkerGroup group = group(1)) {
            RunningCall call = send(group, listener, () -> 7);
            sent.complete(call);
            assertThat(WorkerGroup.await(call)).isEqualTo(7);
            assertThat(heard).containsExactly(7, false);
        }
    }

    @Test
    void whatIsToldComesInOrderAndBeforeTheAnswer() {
        List<Object> told = new CopyOnWriteArrayList<>();
        try (WorkerGroup group = group(1)) {
            CompletableFuture<Integer> toldByThen = send(group, told::add, () -> {
                for (int i = 0; i < 1000; i++) {
                    CallChannel.current().tell(i);
                }
                return 0;
            }).thenApply(answer -> told.size());
            assertThat(WorkerGroup.await(toldByThen)).isEqualTo(1000);
            assertThat(told).first().isEqualTo(0);
            assertThat(told).last().isEqualTo(999);
        }
    }

    @Test
    void groupHearsWhatBelongsToNoCall() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("test", 1).withListener(told::add))) {
            run(group, 0, () -> {
                Thread.ofPlatform().start(() -> CallChannel.tellGroup("from a thread of its own"));
                return 0;
            });
            assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("from a thread of its own");
        }
    }

    @Test
    void thereIsNoChannelOutsideACall() {
        assertThatThrownBy(CallChannel::current).isInstanceOf(TandemException.class).hasMessageContaining("no call");
    }
}
