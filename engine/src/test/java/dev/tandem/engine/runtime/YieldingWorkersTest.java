package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class YieldingWorkersTest {
    private static final Path STATUS = Path.of("/proc/self/stat");
    private static final Path SHARE = Path.of("/proc/self/autogroup");
    /// Which of the words after the name of the program says how nice it is.
    private static final int NICE = 16;

    private final String before = System.getProperty("tandem.worker.yields");

    @BeforeEach
    void needsLinux() {
        assumeThat(STATUS).as("Linux").isReadable();
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("tandem.worker.yields");
        } else {
            System.setProperty("tandem.worker.yields", before);
        }
    }

    private static int nice() throws Exception {
        String status = Files.readString(STATUS);
        return Integer.parseInt(status.substring(status.lastIndexOf(')') + 2).split(" ")[NICE]);
    }

    private static String share() throws Exception {
        return Files.isReadable(SHARE) ? Files.readString(SHARE).replaceAll(".* nice ", "nice ").strip() : "none";
    }

    private static String ofWorker() {
        try (WorkerGroup group = Calls.group(1)) {
            return (String) Calls.run(group, 0, () -> nice() + ", " + share());
        }
    }

    @Test
    void workersGiveWayOnlyWhereTheProgramWantsThat() throws Exception {
        int own = nice();
        boolean hasShares = Files.isReadable(SHARE);
        System.setProperty("tandem.worker.yields", "true");
        assertThat(ofWorker()).isEqualTo((own + 10) + ", " + (hasShares ? "nice 10" : "none"));
        System.clearProperty("tandem.worker.yields");
        assertThat(ofWorker()).startsWith(own + ", ").doesNotContain("nice 10");
    }
}
