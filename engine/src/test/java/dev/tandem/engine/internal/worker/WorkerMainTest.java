package dev.tandem.engine.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.wire.Rendezvous;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a worker process does before it has its token: nothing.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class WorkerMainTest {
    @Test
    void aWorkerWithoutAWholeTokenConnectsToNobodyAndEnds() throws Exception {
        try (Rendezvous meeting = Rendezvous.open(Rendezvous.folder())) {
            Process worker = started(meeting.socket());
            try (var token = worker.getOutputStream()) {
                token.write("half a toke".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(worker.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.exitValue()).isEqualTo(1);
            assertThat(meeting.accept(Duration.ofMillis(1))).isNull();
            assertThat(meeting.socket()).doesNotExist();
        }
    }

    private static Process started(Path socket) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                WorkerMain.class.getName(), socket.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }
}
