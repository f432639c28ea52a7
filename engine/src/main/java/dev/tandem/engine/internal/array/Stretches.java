package dev.tandem.engine.internal.array;

import java.lang.foreign.MemorySegment;

/// Parts of something long that are to be joined, in their order.
///
/// @param bounds where each begins and how long it is, one after the other; not to be changed
public record Stretches(long... bounds) {
    public static Stretches of(long from, long length) {
        return new Stretches(from, length);
    }

    public boolean isSingle() {
        return bounds.length == 2;
    }

    /// Where the first begins.
    public long from() {
        return bounds[0];
    }

    /// Nothing lies before this.
    public long begin() {
        long begin = bounds[0];
        for (int i = 2; i < bounds.length; i += 2) {
            begin = Math.min(begin, bounds[i]);
        }
        return begin;
    }

    /// Nothing lies behind this.
    public long end() {
        long end = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            end = Math.max(end, bounds[i] + bounds[i + 1]);
        }
        return end;
    }

    /// How long they are together.
    public long length() {
        long length = 0;
        for (int i = 1; i < bounds.length; i += 2) {
            length += bounds[i];
        }
        return length;
    }

    /// The same counted in units of which each present one has so many.
    public Stretches times(int width) {
        long[] scaled = bounds.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= width;
        }
        return new Stretches(scaled);
    }

    /// The same in something that this begins at an offset in.
    public Stretches shifted(long offset) {
        long[] moved = bounds.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += offset;
        }
        return new Stretches(moved);
    }

    /// Joins them where the target begins; they count bytes.
    ///
    /// @throws IndexOutOfBoundsException when they do not lie inside, or the target is too short
    public void copy(MemorySegment source, MemorySegment target) {
        long at = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            MemorySegment.copy(source, bounds[i], target, at, bounds[i + 1]);
            at += bounds[i + 1];
        }
    }
}
