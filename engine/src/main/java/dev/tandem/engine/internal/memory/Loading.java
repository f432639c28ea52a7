package dev.tandem.engine.internal.memory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// How the long arrays of one message come into segments. Used once, by one thread.
final class Loading {
    /// What vector instructions and cache lines like.
    private static final long ALIGNMENT = 64;
    /// So many arrays of a message get segments of their own: each is mapped by itself.
    private static final int MOST_ALONE = 64;

    /// Something that is copied to a segment.
    ///
    /// @param original what it is a copy of
    /// @param lasting whether it is likely to be sent again
    record Item(Object original, boolean lasting, long bytes, Content content) {}

    /// What is in an array.
    interface Content {
        void copyTo(MemorySegment target);

        /// Whether a copy is the same, bit by bit; false also where that is not easily told.
        boolean isIn(MemorySegment copy);
    }

    private final SegmentSource source;
    private final List<SegmentName> rooms = new ArrayList<>();
    private final List<Loaded.Place> places = new ArrayList<>();
    private final List<Hold> holds;
    /// Those that share a segment, with their places in it.
    private final List<Item> together = new ArrayList<>();
    private final List<Loaded.Place> beside = new ArrayList<>();
    private long end;

    /// @param holds on what else the message refers to
    Loading(SegmentSource source, List<Hold> holds) {
        this.source = source;
        this.holds = new ArrayList<>(holds);
    }

    Loaded load(List<Item> items) {
        boolean isDone = false;
        try {
            items.forEach(this::place);
            fill();
            isDone = true;
            return new Loaded(rooms, places, holds);
        } finally {
            if (!isDone) {
                holds.forEach(Hold::close);
            }
        }
    }

    private void place(Item item) {
        EarlierCopies earlier = source.earlier();
        if (earlier != null && rooms.size() < MOST_ALONE && alone(item, earlier)) {
            places.add(new Loaded.Place(rooms.size() - 1, 0));
            return;
        }
        Loaded.Place place = new Loaded.Place(-1, end);
        together.add(item);
        beside.add(place);
        places.add(place);
        end = Math.ceilDiv(end + item.bytes(), ALIGNMENT) * ALIGNMENT;
    }

    /// Finds an earlier copy, or makes one to be found later.
    private boolean alone(Item item, EarlierCopies earlier) {
        Hold copy = earlier.latest(item.original());
        if (copy != null) {
            if (holdsSame(copy, item)) {
                add(copy);
                return true;
            }
            copy.close();
        }
        boolean isWorthIt = item.lasting() ? earlier.isOpen() : earlier.meet(item.original());
        if (isWorthIt) {
            SegmentSource.Room room = source.take(item.bytes());
            add(room.hold());
            item.content().copyTo(room.memory().asSlice(0, item.bytes()));
            earlier.keep(item.original(), room.hold().another());
        }
        return isWorthIt;
    }

    private static boolean holdsSame(Hold copy, Item item) {
        return copy.name().bytes() >= item.bytes()
                && item.content().isIn(copy.segment().memory().asSlice(0, item.bytes()));
    }

    private void add(Hold hold) {
        holds.add(hold);
        rooms.add(hold.name());
    }

    private void fill() {
        if (together.isEmpty()) {
            return;
        }
        SegmentSource.Room room = source.take(end);
        if (room.hold() != null) {
            holds.add(room.hold());
        }
        rooms.add(room.name());
        for (int i = 0; i < together.size(); i++) {
            Item item = together.get(i);
            item.content().copyTo(room.memory().asSlice(beside.get(i).offset(), item.bytes()));
        }
        places.replaceAll(place -> place.room() < 0 ? new Loaded.Place(rooms.size() - 1, place.offset()) : place);
    }
}
