package dev.tandem.engine.internal.sequence;

import java.util.random.RandomGenerator;

/// One dimension of Sobol's sequence, shifted by a seed: in each 2^k points from a multiple of 2^k on, every
/// interval of length 2^-k holds one.
///
/// The numbers that begin each dimension are those of S. Joe and F. Y. Kuo, SIAM Journal on Scientific Computing 30
/// (2008), 2635-2654.
public final class Sobol {
    private static final int BITS = 52;
    /// Of each dimension from the second on: the coefficients of its polynomial, then the first direction numbers.
    private static final int[][] BEGINNINGS = {
        {0, 1}, {1, 1, 3}, {1, 1, 3, 1}, {2, 1, 1, 1}, {1, 1, 1, 3, 3}, {4, 1, 3, 5, 13}, {2, 1, 1, 5, 5, 17},
        {4, 1, 1, 5, 5, 5}, {7, 1, 1, 7, 11, 19}, {11, 1, 1, 5, 1, 1}, {13, 1, 1, 1, 3, 11}, {14, 1, 3, 5, 5, 31},
        {1, 1, 3, 3, 9, 7, 49}, {13, 1, 1, 1, 15, 21, 21}, {16, 1, 3, 1, 13, 27, 49}, {19, 1, 1, 1, 15, 7, 5},
        {22, 1, 3, 1, 15, 13, 25}, {25, 1, 1, 5, 5, 19, 61}, {1, 1, 3, 7, 11, 23, 15, 103},
        {4, 1, 3, 7, 13, 13, 15, 69},
    };

    private final long[] directions = new long[BITS];
    private final long shift;

    /// @param dimension from 0
    /// @param random gives the shift; null for none
    /// @throws IllegalArgumentException when there are not as many dimensions
    public Sobol(int dimension, RandomGenerator random) {
        if (dimension > BEGINNINGS.length) {
            throw new IllegalArgumentException("Sobol's sequence has not as many dimensions here: dimension="
                    + (dimension + 1) + ", limit=" + (BEGINNINGS.length + 1));
        }
        shift = random == null ? 0 : random.nextLong() >>> (Long.SIZE - BITS);
        if (dimension == 0) {
            for (int bit = 0; bit < BITS; bit++) {
                directions[bit] = 1L << (BITS - 1 - bit);
            }
        } else {
            direct(BEGINNINGS[dimension - 1]);
        }
    }

    private void direct(int[] beginning) {
        int degree = beginning.length - 1;
        for (int bit = 0; bit < BITS; bit++) {
            if (bit < degree) {
                directions[bit] = (long) beginning[bit + 1] << (BITS - 1 - bit);
                continue;
            }
            long direction = directions[bit - degree] ^ (directions[bit - degree] >>> degree);
            for (int k = 1; k < degree; k++) {
                if ((beginning[0] >> (degree - 1 - k) & 1) == 1) {
                    direction ^= directions[bit - k];
                }
            }
            directions[bit] = direction;
        }
    }

    /// @param index from 0
    public double get(long index) {
        long gray = index ^ (index >>> 1);
        long value = shift;
        for (int bit = 0; gray != 0; bit++, gray >>>= 1) {
            if ((gray & 1) == 1) {
                value ^= directions[bit];
            }
        }
        return value * 0x1p-52;
    }
}
