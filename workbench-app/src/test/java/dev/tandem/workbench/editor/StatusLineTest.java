package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatusLineTest {
    @Test
    void namesWhatTheCompilerDoesNotKnow() {
        assertThat(StatusLine.inOne("cannot find symbol\n  symbol:   variable zz")).isEqualTo("cannot find symbol: variable zz");
        assertThat(StatusLine.inOne("incompatible types: bad return type\n    String cannot be converted"))
                .isEqualTo("incompatible types: bad return type");
        assertThat(StatusLine.inOne("")).isEmpty();
    }
}
