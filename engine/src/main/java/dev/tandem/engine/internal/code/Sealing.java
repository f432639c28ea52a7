package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.memory.Cargo;
import dev.tandem.engine.internal.memory.Loaded;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentSource;
import dev.tandem.engine.internal.shipment.Captured;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The last step of encoding: copies the long arrays, and what else is long, to segments, and joins what was written. Used once, by one thread.
final class Sealing {
    private static final byte[] NO_ROOMS = {0};
    /// What is longer lies in a segment, whatever it is, so that messages stay short: a relay holds them for a moment.
    static final int LONG = 1 << 20;

    private final Cargo cargo;
    private final SegmentSource segments;
    private final int longest;
    private final List<Cut> cuts = new ArrayList<>();

    /// A stretch of the body that lies in a segment.
    private record Cut(int from, int length, int number) {}

    /// @param cargo the long arrays; null when they are inside what was written
    /// @param segments where room for them comes from
    /// @param longest stretch that is not taken out, in bytes
    Sealing(Cargo cargo, SegmentSource segments, int longest) {
        this.cargo = cargo;
        this.segments = segments;
        this.longest = longest;
    }

    /// Takes a long stretch out of the body: the encoded form of a value, sent again only when it has changed.
    /// To be called in the order of the stretches.
    void cut(Object value, byte[] body, int from, int to) {
        if (cargo != null && to - from >= Cargo.THRESHOLD) {
            cargo.lasting(true);
            int number = cargo.add(value, MemorySegment.ofArray(body).asSlice(from, to - from));
            cuts.add(new Cut(from, to - from, number));
        }
    }

    /// @param parts of the payload, in their order, the body last
    /// @throws dev.tandem.engine.TandemException when there is no room for the arrays
    Shipment shipment(List<ShippedClass> classes, Captured captured, byte[]... parts) {
        cutRest(parts[parts.length - 1]);
        Loaded loaded = cargo == null ? Loaded.NOTHING : cargo.load(segments);
        byte[] head = NO_ROOMS;
        if (!loaded.rooms().isEmpty()) {
            int before = Arrays.stream(parts, 0, parts.length - 1).mapToInt(part -> part.length).sum();
            head = places(loaded, before);
            parts[parts.length - 1] = withoutCuts(parts[parts.length - 1]);
        }
        return new Shipment(classes, joined(head, parts), loaded.holds(), captured, Shipment.Place.FIRST);
    }

    private void cutRest(byte[] body) {
        if (cargo == null || body.length < longest) {
            return;
        }
        cargo.lasting(false);
        List<Cut> known = List.copyOf(cuts);
        cuts.clear();
        int from = 0;
        for (Cut next : known) {
            cutLong(body, from, next.from());
            cuts.add(next);
            from = next.from() + next.length();
        }
        cutLong(body, from, body.length);
    }

    private void cutLong(byte[] body, int from, int to) {
        if (to - from >= longest) {
            MemorySegment stretch = MemorySegment.ofArray(body).asSlice(from, to - from);
            cuts.add(new Cut(from, to - from, cargo.add(stretch, stretch)));
        }
    }

    private byte[] places(Loaded loaded, int before) {
        GraphWriter head = new GraphWriter(Loaders.INSTANCE, new Silence(false));
        head.number(loaded.rooms().size());
        loaded.rooms().stream().map(SegmentName::text).forEach(head::text);
        head.number(loaded.places().size());
        for (Loaded.Place place : loaded.places()) {
            head.number(place.room());
            head.number(place.offset());
        }
        head.number(cuts.size());
        for (Cut cut : cuts) {
            head.number(before + cut.from());
            head.number(cut.length());
            head.number(cut.number());
        }
        return head.bytes();
    }

    private byte[] withoutCuts(byte[] body) {
        byte[] rest = new byte[body.length - cuts.stream().mapToInt(Cut::length).sum()];
        int at = 0;
        int from = 0;
        for (Cut cut : cuts) {
            System.arraycopy(body, from, rest, at, cut.from() - from);
            at += cut.from() - from;
            from = cut.from() + cut.length();
        }
        System.arraycopy(body, from, rest, at, body.length - from);
        return rest;
    }

    private static byte[] joined(byte[] head, byte[]... parts) {
        int length = head.length;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        byte[] all = Arrays.copyOf(head, length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
