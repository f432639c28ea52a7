package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A worker that finds another version of a class than the main process says so; it never takes one field for another.
@ExtendWith(LeavesNothing.class)
class OtherVersionTest {
    /// As many fields as [Versions], of kinds that would fit.
    private static final String OTHER = """
            package dev.tandem.engine.pool;

            final class Versions {
                record Reading(double value, int count) {}

                static final class Meter implements java.io.Serializable {
                    private static final long serialVersionUID = 1L;
                    private double high = 2;
                    private double low = 1;
                }

                enum Phase { ON, SLEEPING }
            }
            """;

    @TempDir
    private Path folder;
    private WorkerOptions options;

    @BeforeEach
    void compile() throws Exception {
        Path file = Files.writeString(folder.resolve("Versions.java"), OTHER);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString())).isZero();
        options = WorkerOptions.DEFAULT.withJvmArguments(List.of("-Xbootclasspath/a:" + folder));
    }

    @Test
    void aRecordAndAnEnumOfOtherVersionsAreNamedAndThePoolGoesOn() {
        try (WorkerPool pool = WorkerPool.processes(1, options)) {
            assertRefused(pool, new Versions.Reading(1, 2), "another version of a class: class=" + Versions.Reading.class.getName()
                    + ", fields here=[double value, int count]");
            assertRefused(pool, Versions.Phase.OFF, "enum constant unknown here: type=" + Versions.Phase.class.getName() + ", name=OFF");
            assertThat(pool.apply(() -> 7)).containsExactly(7);
        }
    }

    /// As Java serialization defines it: the two say by their serialVersionUID that they agree.
    @Test
    void fieldsOfSerializableClassesArriveByTheirNames() {
        try (WorkerPool pool = WorkerPool.processes(1, options)) {
            Versions.Meter meter = new Versions.Meter();
            meter.low = 5;
            Versions.Meter back = pool.apply(() -> meter).getFirst();
            assertThat(back.low).isEqualTo(5);
            assertThat(back.high).isEqualTo(2);
        }
    }

    @Test
    void sameVersionsArriveAsTheyAre() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            List<Versions.Reading> readings = List.of(new Versions.Reading(1, 2), new Versions.Reading(3, 4));
            assertThat(pool.apply(() -> readings)).containsExactly(readings);
            Versions.Meter meter = new Versions.Meter();
            assertThat(pool.apply(() -> meter.low + 10 * meter.high)).containsExactly(21.0);
        }
    }

    private static void assertRefused(WorkerPool pool, Object value, String message) {
        assertThatThrownBy(() -> pool.push(value)).as(message).hasStackTraceContaining(message);
    }
}
