package dev.tandem.engine.internal.sequence;

import java.util.random.RandomGenerator;

/// One dimension of Halton's sequence: the digits of a counter in a prime base, mirrored at the point.
///
/// The digits are permuted by a seed, the same at each place and 0 staying 0, since neighbouring dimensions
/// would else run along lines. Source: J. H. Halton, Numerische Mathematik 2 (1960), 84-90.
public final class Halton {
    private final int base;
    private final int[] permuted;

    /// @param dimension from 0; its base is the prime of that number
    /// @param random permutes the digits; null leaves them as they are
    public Halton(int dimension, RandomGenerator random) {
        base = prime(dimension);
        permuted = new int[base];
        for (int i = 0; i < base; i++) {
            permuted[i] = i;
        }
        for (int i = base - 1; i > 1 && random != null; i--) {
            int other = random.nextInt(1, i + 1);
            int kept = permuted[i];
            permuted[i] = permuted[other];
            permuted[other] = kept;
        }
    }

    private static int prime(int number) {
        int found = -1;
        int candidate = 1;
        while (found < number) {
            candidate++;
            boolean isPrime = true;
            for (int divisor = 2; divisor * divisor <= candidate && isPrime; divisor++) {
                isPrime = candidate % divisor != 0;
            }
            found += isPrime ? 1 : 0;
        }
        return candidate;
    }

    /// @param index from 0; the origin, which comes first in the sequence, is left out
    public double get(long index) {
        double value = 0;
        double weight = 1;
        for (long rest = index + 1; rest > 0; rest /= base) {
            weight /= base;
            value += permuted[(int) (rest % base)] * weight;
        }
        return value;
    }
}
