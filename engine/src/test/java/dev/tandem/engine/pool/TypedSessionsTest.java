package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// The table of typed sessions in `sessions/`, each on every back end; see [SessionText] for how they are written.
///
/// In each session `pool()` is the pool under test; between questions it is that of processes.
public class TypedSessionsTest {
    private static final List<String> FILES = List.of("lambdas.jsh", "references.jsh", "combinators.jsh", "methods.jsh",
            "variables.jsh", "records.jsh", "types.jsh", "statics.jsh", "values.jsh", "collections.jsh", "results.jsh",
            "refusals.jsh", "workers.jsh", "sharing.jsh", "arrival.jsh", "corners.jsh",
            "mixed.jsh", "redefined.jsh");
    /// For trying single sessions: those whose title contains the text.
    private static final String ONLY = System.getProperty("tandem.sessions", "");

    private static Map<String, WorkerPool> pools;
    private static volatile WorkerPool current;

    @BeforeAll
    static void openPools() {
        pools = new LinkedHashMap<>();
        pools.put("sequential", WorkerPool.sequential());
        pools.put("threads", WorkerPool.threads(2));
        pools.put("processes", WorkerPool.processes(2));
    }

    @AfterAll
    static void closePools() {
        pools.values().forEach(WorkerPool::close);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }

    /// For the typed code.
    public static WorkerPool pool() {
        return current;
    }

    static void use(WorkerPool pool) {
        current = pool;
    }

    /// Every second one of each file: all of them take minutes, most of which the compiler needs.
    @TestFactory
    Stream<DynamicNode> everySecondSession() {
        return FILES.stream().map(file -> DynamicContainer.dynamicContainer(file, inFile(file, 2)));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicNode> allSessions() {
        return FILES.stream().map(file -> DynamicContainer.dynamicContainer(file, inFile(file, 1)));
    }

    private static Stream<DynamicNode> inFile(String file, int step) {
        try {
            List<SessionText> texts = SessionText.read(file).stream().filter(text -> text.title().contains(ONLY)).toList();
            return IntStream.range(0, texts.size()).filter(i -> i % step == 0).mapToObj(i -> session(texts.get(i)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicNode session(SessionText text) {
        SessionRun run = new SessionRun(text, pools);
        return DynamicContainer.dynamicContainer(text.title(),
                pools.keySet().stream().map(backEnd -> DynamicTest.dynamicTest(backEnd, () -> assertThat(run.differences(backEnd)).isEmpty())));
    }
}
