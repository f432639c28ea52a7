package dev.tandem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.cluster.support.NetworkFaults;
import dev.tandem.cluster.support.OwnNetwork;
import dev.tandem.engine.support.LeavesNothing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Connections that are cut, and networks that lose, split, heal and are slow, while a program works on two nodes. See [NetworkFaults] for
/// what each must lead to.
@ExtendWith(LeavesNothing.class)
@Timeout(240)
@Tag("long")
class NetworkFaultsTest {
    private static final int LONGEST = 200;

    @TempDir
    private Path folder;

    @BeforeAll
    static void canHaveOne() {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own here: needs unshare, ip, tc and ss, and a kernel that allows it");
    }

    @ParameterizedTest
    @EnumSource
    void workGoesOnOrIsTold(NetworkFaults.Fault fault) throws Exception {
        Path log = folder.resolve("log");
        Process process = OwnNetwork.start(NetworkFaults.class, log.toFile(), fault.name());
        try {
            assertThat(process.waitFor(LONGEST, TimeUnit.SECONDS)).as(() -> said(log)).isTrue();
            assertThat(process.exitValue()).as(() -> said(log)).isZero();
            assertThat(said(log)).contains("as expected");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
