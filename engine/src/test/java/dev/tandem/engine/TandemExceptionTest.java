package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TandemExceptionTest {
    @Test
    void aMessageThatNobodyCouldReadIsCutInTheMiddle() {
        String message = "no such column: name=q, columns=" + "column, ".repeat(300_000) + "path=wide.csv";
        assertThat(new ProtocolException(message)).message().hasSizeLessThan(21_000).startsWith("no such column: name=q, columns=column,")
                .contains("characters left out").endsWith("path=wide.csv");
    }

    @Test
    void otherMessagesAreAsTheyWere() {
        assertThat(new TandemException("a".repeat(20_000))).hasMessage("a".repeat(20_000));
        assertThat(new TandemException(null, new Error())).hasMessage(null);
    }
}
