package dev.tandem.variables.numbers;

import dev.tandem.plugin.ScriptValue;

/// Numbers of a value, a fixed distance apart, read block by block: asking for each alone takes longer than what is done with it. Of one
/// thread; [#next] before the first one and after each.
final class Blocks {
    private static final int MOST = 4096;

    private final ScriptValue value;
    private final long first;
    private final long step;
    private final long count;
    private final Looking looking;
    private final double[] numbers;
    private long begin;
    private int length;

    Blocks(ScriptValue value, long first, long step, long count, Looking looking) {
        this.value = value;
        this.first = first;
        this.step = step;
        this.count = count;
        this.looking = looking;
        this.numbers = new double[(int) Math.min(MOST, count)];
    }

    /// Reads the next ones.
    ///
    /// @return whether there were any
    /// @throws IllegalStateException when they cannot be read any more
    boolean next() {
        begin += length;
        length = (int) Math.min(MOST, count - begin);
        if (length <= 0) {
            return false;
        }
        looking.step(length);
        value.numbers(first + begin * step, step, numbers, length);
        return true;
    }

    /// How many came before this block.
    long begin() {
        return begin;
    }

    int length() {
        return length;
    }

    /// @param i counted in this block
    double number(int i) {
        return numbers[i];
    }
}
