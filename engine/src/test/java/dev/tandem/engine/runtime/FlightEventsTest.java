package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(120)
class FlightEventsTest {
    @TempDir
    private Path folder;

    @Test
    void aRecordingShowsCallsWithTheirWorkersAndErrors() throws Exception {
        Path file = folder.resolve("flight.jfr");
        long pid;
        try (Recording recording = new Recording()) {
            recording.enable("dev.tandem.Call").withoutThreshold();
            recording.enable("dev.tandem.Worker");
            recording.enable("dev.tandem.WorkerEnding");
            recording.start();
            try (WorkerGroup group = group(2)) {
                pid = (Long) run(group, 1, () -> {
                    Thread.sleep(30);
                    return ProcessHandle.current().pid();
                });
                assertThatThrownBy(() -> run(group, 0, () -> {
                    throw new IllegalStateException("no data");
                })).isInstanceOf(TaskFailedException.class);
            }
            recording.dump(file);
        }

        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        List<RecordedEvent> calls = of(events, "dev.tandem.Call");
        assertThat(calls).anySatisfy(call -> {
            assertThat(call.getInt("worker")).isEqualTo(1);
            assertThat(call.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
            assertThat(call.getString("error")).isNull();
            assertThat(call.getString("outcome")).isEqualTo("DONE");
            assertThat(call.getLong("pid")).isEqualTo(pid);
            assertThat(call.getDuration("computing")).isBetween(Duration.ofMillis(30), call.getDuration());
            assertThat(call.getLong("bytesOut")).isPositive();
        }).anySatisfy(call -> {
            assertThat(call.getInt("worker")).isZero();
            assertThat(call.getString("error")).contains("no data");
        });
        assertThat(of(events, "dev.tandem.Worker")).filteredOn(event -> event.getLong("pid") == pid)
                .extracting(event -> event.getString("state")).contains("IDLE", "BUSY", "STOPPING");
        assertThat(of(events, "dev.tandem.WorkerEnding")).extracting(event -> event.getString("step")).contains("ASKED");
    }

    private static List<RecordedEvent> of(List<RecordedEvent> events, String type) {
        return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
    }
}
