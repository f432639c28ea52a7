package dev.tandem.timeline;

/// Where in a row, in pixels from its upper end, which kinds are drawn: computing above, transfer below it and waiting at the foot, where
/// there is room for that. Immutable.
///
/// @param to the first pixel below
record Band(int from, int to) {
    private static final int LOW = 7;
    private static final double TRANSFER = 0.66;
    private static final double WAITING = 0.86;

    int height() {
        return to - from;
    }

    /// @param room the height of a row without the gap to the next
    /// @return null where there is no room for it
    static Band of(Kind kind, int room) {
        if (room < LOW) {
            return switch (kind) {
                case WAITING, TRANSFER -> null;
                default -> new Band(0, room);
            };
        }
        int transfer = (int) Math.round(TRANSFER * room);
        int waiting = (int) Math.round(WAITING * room);
        return switch (kind) {
            case WAITING -> new Band(waiting, room);
            case TRANSFER -> new Band(transfer, waiting);
            default -> new Band(0, transfer);
        };
    }
}
