package dev.tandem.engine.internal.code.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// Files of sweeps remember digests; a program that makes others of the same values refuses to go on with them.
class ValueDigestTest {
    @Test
    void digestsAreThoseInFilesOfBefore() {
        assertThat(ValueDigest.of(Nd4j.createFromArray(1.0, 2.0, 3.0))).isEqualTo("b926a40f0a4aa2127e8d364274d0b9a0");
        assertThat(ValueDigest.of(Nd4j.zeros(DataType.FLOAT, 2, 2))).isEqualTo("0c654c76c410c57422cbe31c3a579af2");
        assertThat(ValueDigest.of(LocalDate.of(2024, 1, 2))).isEqualTo("b644d6e3817407a88a174d08f28a0f7a");
        assertThat(ValueDigest.of(Duration.ofSeconds(1, 2))).isEqualTo("16e4a1441f8220fceafc556345600d56");
        assertThat(ValueDigest.of(new UUID(1, 2))).isEqualTo("7ef9dc23ae517c748ff981f8d3e53380");
        assertThat(ValueDigest.of(Optional.of(LocalTime.NOON))).isEqualTo("6d12bd2493a53b3064b27496cbbc0e33");
        assertThat(ValueDigest.of(Instant.EPOCH)).isEqualTo("9014b3c511b6b3e7ff742294473eff3e");
        assertThat(ValueDigest.of(LocalDateTime.of(2024, 1, 2, 3, 4))).isEqualTo("5fe6e6ccaf3f8a527a49b2e8831feeba");
        assertThat(ValueDigest.of(List.of(1, 2.5, "three", Map.of("k", Set.of(1L))))).isEqualTo("5642bc752e7cec1dbc2445435ca57e7b");
    }
}
