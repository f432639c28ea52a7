package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.graph.ClassNames;
import dev.tandem.engine.internal.graph.GraphReader;
import dev.tandem.engine.internal.graph.Uncut;
import dev.tandem.engine.internal.memory.Arrivals;
import dev.tandem.engine.internal.memory.Loaded;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.shipment.Shipment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes one payload and sets what came with it. Used by one thread.
final class Arrival {
    private static final int MOST_ROOMS = 1 << 16;

    private final ClassNames names;
    private final Shipment.Place place;
    private GraphReader reader;
    /// What it sets, where that is kept.
    private final ArrivingVariables settings = new ArrivingVariables();

    Arrival(byte[] payload, Shipment.Place place) {
        this.names = Loaders.INSTANCE.in(place.world());
        this.place = place;
        this.reader = new GraphReader(payload, names);
    }

    Object open() throws IOException, ClassNotFoundException {
        int rooms = count(MOST_ROOMS);
        if (rooms == 0) {
            return unpacked();
        }
        try (Arrivals arrivals = arrivals(rooms)) {
            Uncut whole = new Uncut(reader, arrivals);
            if (!whole.isWhole()) {
                reader = new GraphReader(whole.bytes(), names);
            }
            reader.arrivals(arrivals);
            return unpacked();
        }
    }

    private Arrivals arrivals(int count) throws IOException {
        List<SegmentName> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rooms.add(SegmentName.parse(reader.text()));
        }
        List<Loaded.Place> places = new ArrayList<>();
        for (long n = reader.number(); n > 0; n--) {
            places.add(new Loaded.Place(count(count), reader.number()));
        }
        return new Arrivals(rooms, places);
    }

    private int count(int most) throws IOException {
        long number = reader.number();
        if (number < 0 || number > most) {
            throw new IOException("number out of range: number=" + number + ", most=" + most);
        }
        return (int) number;
    }

    private Object unpacked() throws IOException, ClassNotFoundException {
        long epoch = reader.number();
        if (epoch > 0) {
            Loaders.INSTANCE.turnTo(epoch - 1, place);
        }
        for (long kept : place.active()) {
            ArrivingVariables.applyKept(kept);
        }
        for (long n = reader.number(); n > 0; n--) {
            Links links = Links.of(Loaders.INSTANCE.loader(reader.number(), place.world()));
            settings.define(links, new Links.Member(reader.text()),
                    new Links.Definition(reader.text(), reader.text(), reader.text()));
        }
        while (reader.number() == 1) {
            Class<?> owner = names.find(reader.number(), reader.text());
            settings.set(owner, reader.text(), simple());
        }
        variables();
        Object value = reader.read();
        variables();
        if (place.keeps() != 0) {
            settings.keep(place.keeps());
        }
        return value;
    }

    private void variables() throws IOException, ClassNotFoundException {
        while (reader.number() == 1) {
            Class<?> owner = names.find(reader.number(), reader.text());
            settings.set(owner, reader.text(), reader.read());
        }
    }

    private Object simple() throws IOException, ClassNotFoundException {
        return switch (count(2)) {
            case 0 -> reader.read();
            case 1 -> reader.text();
            default -> reader.text().intern();
        };
    }
}
