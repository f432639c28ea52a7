package dev.tandem.engine.internal.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.ProtocolException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class CauseTextTest {
    @Test
    void exceptionsWithoutAMessageAreNamed() {
        assertThat(CauseText.of(new ClosedChannelException())).isEqualTo("java.nio.channels.ClosedChannelException");
        assertThat(CauseText.of(new AccessDeniedException("/a/b"))).isEqualTo("java.nio.file.AccessDeniedException: /a/b");
    }

    @Test
    void tandemsOwnTellItThemselves() {
        assertThat(CauseText.of(new ProtocolException("garbled frame: kind=66"))).isEqualTo("garbled frame: kind=66");
    }
}
