package dev.tandem.workbench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class EngineFeedTest {
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private static void fail(int kind) {
        switch (kind) {
            case 0 -> throw new IllegalStateException("not today");
            case 1 -> throw new Error("boom");
            case 2 -> throw new AssertionError("no");
            default -> fail(kind);
        }
    }

    @Test
    void whateverAListenerThrowsTheOthersHearAllAndItIsNamedOnce() throws Exception {
        Logger logger = Logger.getLogger("dev.tandem.workbench");
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try (EngineFeed feed = new EngineFeed(Runnable::run)) {
            AtomicInteger states = new AtomicInteger();
            List<RuntimeEvent> events = new CopyOnWriteArrayList<>();
            for (int kind = 0; kind < 4; kind++) {
                int of = kind;
                feed.onState(_ -> fail(of));
                feed.onEvents(_ -> fail(of));
            }
            feed.onState(_ -> states.incrementAndGet());
            feed.onEvents(events::addAll);
            Await.until("three looks", () -> states.get() >= 3);
            for (String name : List.of("first", "second")) {
                new ParallelExecutionManager(name).close();
                Await.until("event of " + name, () -> events.stream()
                        .anyMatch(each -> each instanceof RuntimeEvent.ScopeOpened opened && opened.scope().equals(name)));
            }
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(logged).filteredOn(each -> each.startsWith("listener of the engine failed")).hasSize(8);
    }
}
