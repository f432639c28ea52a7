package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void timesOfAnyGroupsVaryAsTheyDoTogether() {
        Random random = new Random(5);
        long[] times = random.longs(1000, 1_000, 50_000_000).toArray();
        Pace pace = new Pace(2000);
        pace.finishedBefore(true);
        for (int first = 0; first < times.length;) {
            int count = Math.min(times.length - first, random.nextInt(4) * random.nextInt(40));
            pace.finished(first % 3, Arrays.copyOfRange(times, first, first + count), 0);
            first += count;
        }
        double mean = Arrays.stream(times).average().orElseThrow();
        double squares = Arrays.stream(times).mapToDouble(time -> (time - mean) * (time - mean)).sum();
        SweepProgress progress = pace.progress();
        assertThat(progress.done()).isEqualTo(1001);
        assertThat(progress.detail().variation()).isCloseTo(Math.sqrt(squares / 999) / mean, within(1e-9));
    }

    @Test
    void nothingAndOneRowDoNotVary() {
        Pace pace = new Pace(2);
        pace.finished(0, new long[0], 0);
        assertThat(pace.progress().detail().variation()).isZero();
        pace.finished(0, new long[] {7}, 1);
        assertThat(pace.progress().detail().variation()).isZero();
        assertThat(pace.progress().failed()).isEqualTo(1);
    }
}
