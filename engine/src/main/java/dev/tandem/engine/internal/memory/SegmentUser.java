package dev.tandem.engine.internal.memory;

/// Another process that has segments of this one mapped, as the pool sees it. Must not wait: it is told under the
/// pool's lock.
public interface SegmentUser {
    /// Memory is short: let go what nobody can reach.
    void collect();

    /// Nobody holds a segment any more, by its own name or by that of which it is a copy: what is in it is of no use.
    default void idle(SegmentName segment) {}

    /// A segment is gone; its id will never be used again.
    void gone(long segment);
}
