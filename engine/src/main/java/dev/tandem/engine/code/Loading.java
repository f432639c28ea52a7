package dev.tandem.engine.code;

import dev.tandem.engine.graph.GraphWriter;
import dev.tandem.engine.memory.Cargo;
import dev.tandem.engine.memory.SegmentSource;
import java.util.Arrays;
import java.util.List;

/// The last step of encoding: copies the long arrays to a segment, and joins what was written.
///
/// @param cargo the long arrays; null when they are inside what was written
/// @param segments where room for them comes from
record Loading(Cargo cargo, SegmentSource segments) {
    /// @param parts of the payload, in their order
    /// @throws dev.tandem.engine.TandemException when there is no room for the arrays
    Shipment shipment(List<ShippedClass> classes, Captured captured, byte[]... parts) {
        GraphWriter head = new GraphWriter(Loaders.INSTANCE, new Silence(false));
        Cargo.Loaded loaded = cargo == null ? new Cargo.Loaded(null, List.of()) : cargo.load(segments);
        head.number(loaded.room() == null ? 0 : 1);
        if (loaded.room() != null) {
            head.text(loaded.room().text());
        }
        return new Shipment(classes, joined(head.bytes(), parts), loaded.holds(), captured, Shipment.Place.FIRST);
    }

    private static byte[] joined(byte[] head, byte[]... parts) {
        byte[] all = Arrays.copyOf(head, head.length + Arrays.stream(parts).mapToInt(p -> p.length).sum());
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
