package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.memory.ShortMemory;
import dev.tandem.engine.internal.wire.Loan;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.support.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What a worker hears that asks for memory.
class SegmentDeskTest {
    private record Said(int kind, long id, Loan loan) {}

    private final List<Said> said = new CopyOnWriteArrayList<>();

    private boolean send(int kind, long id, byte[]... parts) {
        return said.add(new Said(kind, id, Loan.decode(parts[0])));
    }

    /// The answer to a worker that asks for a megabyte when there is none.
    private Loan refusal(OutOfMemoryError why) {
        SegmentDesk desk = new SegmentDesk(this::send, ShortMemory.failing(why));
        desk.frame(Messages.BORROW, 7, Loan.ask(1 << 20));
        Await.until("it is answered", Duration.ofSeconds(20), () -> !said.isEmpty());
        assertThat(said).singleElement().extracting(Said::kind, Said::id).containsExactly(Messages.LEND, 7L);
        return said.getFirst().loan();
    }

    @Test
    void aWorkerHearsThatMemoryRanOutWhileItsSegmentWasMade() {
        assertThat(refusal(new OutOfMemoryError("Map failed"))).isEqualTo(new Loan("", "Map failed"));
    }

    @Test
    void aRefusalIsNeverEmptyWhichWouldBeAnAnswerWithoutOne() {
        assertThat(refusal(new OutOfMemoryError())).isEqualTo(new Loan("", "java.lang.OutOfMemoryError"));
    }
}
