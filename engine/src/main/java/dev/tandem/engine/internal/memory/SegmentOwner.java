package dev.tandem.engine.internal.memory;

import dev.tandem.engine.TandemException;
import java.util.concurrent.atomic.AtomicReference;

/// The process that owns the segments which this one was given, as this one sees it: it must know which are mapped
/// here, so as not to use them for something else.
public interface SegmentOwner {
    /// A segment was mapped; said before the answer to the call that brought it.
    void held(long segment);

    /// A mapping is gone; as often as [#held(long)] was said.
    void released(long segment);

    /// Where it is: set once, when a worker starts.
    static void set(SegmentOwner owner) {
        Current.OWNER.set(owner);
    }

    /// @throws TandemException in a process that no other one gives segments to
    static SegmentOwner current() {
        SegmentOwner owner = Current.OWNER.get();
        if (owner == null) {
            throw new TandemException("segments come from no other process here: pid=" + ProcessHandle.current().pid());
        }
        return owner;
    }

    /// The one reference.
    final class Current {
        private static final AtomicReference<SegmentOwner> OWNER = new AtomicReference<>();

        private Current() {}
    }
}
