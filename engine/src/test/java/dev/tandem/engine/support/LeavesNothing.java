package dev.tandem.engine.support;

import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Asserts after each test that no more workers, child processes, sockets and temporary files are there than before, since
/// tests of a class may share a pool, and no segment where they do not; at the end of the class, that nothing is left.
public final class LeavesNothing implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Pattern OWNER = Pattern.compile("tandem-(\\d+)-");
    private static final List<Path> FOLDERS = List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

    /// Another test run on this machine may use the same folders.
    private final Set<Path> before = new HashSet<>();
    private int subprocesses;
    private long children;

    @Override
    public void beforeEach(ExtensionContext context) {
        before.clear();
        before.addAll(files());
        subprocesses = ParallelExecutionManager.totalSubprocessCount();
        children = children().size();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        nothingIsLeft();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        subprocesses = 0;
        children = 0;
        nothingIsLeft();
    }

    private void nothingIsLeft() {
        Await.until(() -> "nothing is left: " + left(), DEADLINE, () -> left().isEmpty());
    }

    private List<String> left() {
        List<String> left = new ArrayList<>();
        if (ParallelExecutionManager.totalSubprocessCount() > subprocesses) {
            left.add("subprocesses=" + ParallelExecutionManager.totalSubprocessCount());
        }
        List<ProcessHandle> living = children();
        if (living.size() > children) {
            living.forEach(child -> left.add("process=" + child.pid() + " " + child.info().commandLine().orElse("?")));
        }
        left.addAll(segments());
        files().stream().filter(file -> !before.contains(file)).forEach(file -> left.add("file=" + file));
        return left;
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(child -> child.isAlive() && !guardian(child)).toList();
    }

    /// Arrays of the test may still be there, but unreachable. What a pool keeps for its next calls is looked at when it is
    /// closed.
    private List<String> segments() {
        if (subprocesses > 0 || SegmentPool.own().counts().segments() == 0 && descriptors().isEmpty()) {
            return List.of();
        }
        System.gc();
        List<String> left = new ArrayList<>(descriptors());
        left.add(SegmentPool.own().counts().toString());
        return left;
    }

    private static List<String> descriptors() {
        Path folder = Path.of("/proc/self/fd");
        return !Files.isDirectory(folder) ? List.of() : list(folder).map(LeavesNothing::target)
                .filter(target -> target.contains("memfd:tandem")).map(target -> "descriptor=" + target).toList();
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // Closed meanwhile.
            return "";
        }
    }

    private static boolean guardian(ProcessHandle child) {
        return child.info().arguments().map(Arrays::asList).orElse(List.of()).contains("tandem-guardian");
    }

    private static List<Path> files() {
        return FOLDERS.stream().filter(Files::isDirectory).flatMap(LeavesNothing::list)
                .filter(LeavesNothing::isOurs).toList();
    }

    /// Names hold the process id of the owner: not ours is what belongs to a living process outside this test run.
    private static boolean isOurs(Path file) {
        Matcher owner = OWNER.matcher(file.getFileName().toString());
        return owner.lookingAt() && ProcessHandle.of(Long.parseLong(owner.group(1))).filter(LeavesNothing::stranger).isEmpty();
    }

    private static boolean stranger(ProcessHandle owner) {
        for (ProcessHandle each = owner; each != null; each = each.parent().orElse(null)) {
            if (each.equals(ProcessHandle.current())) {
                return false;
            }
        }
        return true;
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
