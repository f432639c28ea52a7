package dev.tandem.engine.code;

import dev.tandem.engine.graph.ClassNames;
import dev.tandem.engine.graph.GraphReader;
import dev.tandem.engine.memory.Arrivals;
import dev.tandem.engine.memory.SegmentName;
import java.io.IOException;

/// Decodes one payload and sets what came with it. Used by one thread.
final class Arrival {
    private final ClassNames names;
    private final Shipment.Place place;
    private final GraphReader reader;
    /// What it sets, where that is kept.
    private final Settings settings = new Settings();

    Arrival(byte[] payload, Shipment.Place place) {
        this.names = Loaders.INSTANCE.in(place.world());
        this.place = place;
        this.reader = new GraphReader(payload, names);
    }

    Object open() throws IOException, ClassNotFoundException {
        if (reader.number() == 0) {
            return unpacked();
        }
        try (Arrivals arrivals = new Arrivals(SegmentName.parse(reader.text()))) {
            reader.arrivals(arrivals);
            return unpacked();
        }
    }

    private Object unpacked() throws IOException, ClassNotFoundException {
        for (long kept : place.active()) {
            Settings.applyKept(kept);
        }
        for (long n = reader.number(); n > 0; n--) {
            Links links = Links.of(Loaders.INSTANCE.loader(reader.number(), place.world()));
            settings.define(links, new Links.Member(reader.text()),
                    new Links.Definition(reader.text(), reader.text(), reader.text()));
        }
        while (reader.number() == 1) {
            Class<?> owner = names.find(reader.number(), reader.text());
            settings.set(owner, reader.text(), reader.number() == 0 ? reader.read() : reader.text());
        }
        Object value = reader.read();
        while (reader.number() == 1) {
            Class<?> owner = names.find(reader.number(), reader.text());
            settings.set(owner, reader.text(), reader.read());
        }
        if (place.keeps() != 0) {
            settings.keep(place.keeps());
        }
        return value;
    }
}
