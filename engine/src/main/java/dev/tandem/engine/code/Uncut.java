package dev.tandem.engine.code;

import dev.tandem.engine.graph.GraphReader;
import dev.tandem.engine.internal.memory.Arrivals;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The rest of a payload, with the stretches put back that lie in segments. Used once, by one thread.
final class Uncut {
    private record Cut(int from, int length, int number) {}

    private final List<Cut> cuts = new ArrayList<>();
    private final GraphReader reader;
    private final Arrivals arrivals;

    /// Reads where stretches are missing.
    ///
    /// @throws IOException when they cannot be there
    Uncut(GraphReader reader, Arrivals arrivals) throws IOException {
        this.reader = reader;
        this.arrivals = arrivals;
        for (long n = reader.number(); n > 0; n--) {
            Cut cut = new Cut((int) reader.number(), (int) reader.number(), (int) reader.number());
            arrivals.requireInside(cut.number, cut.length);
            cuts.add(cut);
        }
    }

    boolean isWhole() {
        return cuts.isEmpty();
    }

    byte[] bytes() throws IOException {
        byte[] rest = reader.rest();
        byte[] all = new byte[Math.addExact(rest.length, cuts.stream().mapToInt(Cut::length).reduce(0, Math::addExact))];
        int read = 0;
        int at = 0;
        for (Cut cut : cuts) {
            int before = cut.from - at;
            if (before < 0 || before > rest.length - read) {
                throw new IOException("stretch out of place: from=" + cut.from + ", at=" + at);
            }
            System.arraycopy(rest, read, all, at, before);
            read += before;
            at = cut.from + cut.length;
            arrivals.read(cut.number, MemorySegment.ofArray(all).asSlice(cut.from, cut.length));
        }
        System.arraycopy(rest, read, all, at, rest.length - read);
        return all;
    }
}
