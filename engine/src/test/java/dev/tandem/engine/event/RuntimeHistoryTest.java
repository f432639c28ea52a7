package dev.tandem.engine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tandem.engine.event.CallFacts.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuntimeHistoryTest {
    private static final CallFacts FACTS = new CallFacts(Outcome.DONE, 1, null, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static RuntimeEvent call(long number) {
        return new RuntimeEvent.CallFinished(Instant.EPOCH, 1, "pool-1", 0, number, "apply", null, FACTS);
    }

    private static RuntimeEvent life(String scope) {
        return new RuntimeEvent.ScopeOpened(Instant.EPOCH, scope);
    }

    @Test
    void eventsComeInTheirOrderAndOnceOnly() {
        RuntimeHistory history = new RuntimeHistory(10, 10);
        history.add(life("a"));
        history.add(call(1));
        history.add(life("b"));
        RuntimeHistory.Part first = history.since(0);
        assertThat(first.events()).isEqualTo(List.of(life("a"), call(1), life("b")));
        assertThat(first.isComplete()).isTrue();
        history.add(call(2));
        RuntimeHistory.Part second = history.since(first.next());
        assertThat(second.events()).containsExactly(call(2));
        assertThat(history.since(second.next()).events()).isEmpty();
        assertThat(history.since(second.next()).isComplete()).isTrue();
    }

    @Test
    void callsPushOutCallsOnlyAndThatIsTold() {
        RuntimeHistory history = new RuntimeHistory(3, 2);
        history.add(life("a"));
        for (int i = 0; i < 10; i++) {
            history.add(call(i));
        }
        assertThat(history.since(0).events()).containsExactly(life("a"), call(7), call(8), call(9));
        assertThat(history.since(0).isComplete()).isFalse();
        assertThat(history.since(8).isComplete()).isTrue();
    }

    @Test
    void aHistoryOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RuntimeHistory(0, 1)).withMessageContaining("calls=0");
    }
}
