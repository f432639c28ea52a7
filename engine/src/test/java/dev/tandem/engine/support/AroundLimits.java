package dev.tandem.engine.support;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Lengths just below and just above those at which values go another way: what lies in segments, what one message holds. And
/// some times as long as that.
public final class AroundLimits {
    private static final int[] LIMITS = {64 << 10, 1 << 20, 8 << 20};
    private static final int STEP = 64;
    private static final int SEVERAL = 5;

    private AroundLimits() {}

    /// The lengths, in bytes.
    public static IntStream bytes() {
        int most = LIMITS[LIMITS.length - 1];
        return IntStream.concat(Arrays.stream(LIMITS).flatMap(limit -> IntStream.of(limit - STEP, limit + STEP)), IntStream.of(SEVERAL * most));
    }

    /// So many different numbers.
    public static double[] numbers(int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> i + 0.5);
        return numbers;
    }
}
