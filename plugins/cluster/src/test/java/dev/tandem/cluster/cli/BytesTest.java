package dev.tandem.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytesTest {
    @Test
    void amountsAreReadAsPeopleWriteThem() {
        assertThat(Bytes.of("17")).isEqualTo(17);
        assertThat(Bytes.of(" 800m ")).isEqualTo(800L << 20);
        assertThat(Bytes.of("8G")).isEqualTo(8L << 30);
        for (String wrong : List.of("", "g", "8x", "-1g", "9999999999999t", "1.5g")) {
            assertThatThrownBy(() -> Bytes.of(wrong)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("memory=" + wrong);
        }
    }
}
