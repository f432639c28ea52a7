package dev.tandem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void medianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Summary.of(9, 1, 5).median()).isEqualTo(5);
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTwo() {
        assertThat(Summary.of(4, 1, 2, 9).median()).isEqualTo(3);
    }

    @Test
    void aTenthIsBelowLowAndAboveHigh() {
        Summary summary = Summary.of(10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(summary.low()).isCloseTo(1, within(1e-12));
        assertThat(summary.high()).isCloseTo(9, within(1e-12));
    }

    @Test
    void nothingMeasuredHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(Summary::of);
    }
}
