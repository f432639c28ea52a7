package dev.tandem.workbench.status;

import dev.tandem.engine.event.RuntimeSnapshot;

/// The texts of the status bar.
///
/// @param subprocesses such as `3 of 128 subprocesses`
/// @param overLimit whether that is too many
/// @param heap such as `Heap 120 of 512 MB`
/// @param heapShare between 0 and 1
public record StatusModel(String subprocesses, boolean overLimit, String heap, double heapShare) {
    private static final long MEGABYTE = 1 << 20;

    /// @param used bytes of heap
    /// @param most bytes that it may have
    public static StatusModel of(RuntimeSnapshot snapshot, long used, long most) {
        int count = snapshot.subprocesses();
        int limit = snapshot.limit();
        return new StatusModel(count + " of " + limit + (limit == 1 ? " subprocess" : " subprocesses"), count > limit,
                "Heap " + used / MEGABYTE + " of " + most / MEGABYTE + " MB", most == 0 ? 0 : (double) used / most);
    }
}
