package dev.tandem.engine.internal.memory;

import dev.tandem.engine.internal.array.ArrayForm;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The long arrays of a message that arrived: nothing is copied, they are laid over the segments. In the process that
/// owns them it uses them as they are; elsewhere each message has private copy-on-write mappings, so that changes stay
/// there. Not thread-safe; closed when the message has been read.
public final class Arrivals implements AutoCloseable {
    private final List<SegmentName> rooms;
    private final List<Loaded.Place> places;
    /// By the index of the room; null until the first array in it is read.
    private final Mapping[] mappings;

    /// @throws IOException when an array is said to be in no room
    public Arrivals(List<SegmentName> rooms, List<Loaded.Place> places) throws IOException {
        this.rooms = rooms;
        this.places = places;
        this.mappings = new Mapping[rooms.size()];
        for (Loaded.Place place : places) {
            if (place.room() < 0 || place.room() >= rooms.size()) {
                throw new IOException("array in no segment: room=" + place.room() + ", rooms=" + rooms.size());
            }
        }
    }

    /// The array with this number.
    ///
    /// @throws IOException when there is none, or the segment is gone
    public INDArray array(int number, ArrayForm form) throws IOException {
        MemorySegment memory = slice(number, form.bytes());
        Mapping mapping = mappings[places.get(number).room()];
        mapping.use();
        return Overlay.lay(memory, form, mapping::drop);
    }

    /// Copies the elements of an array of primitives.
    public void read(int number, MemorySegment target) throws IOException {
        Overlay.copy(slice(number, target.byteSize()), target);
    }

    /// @throws IOException when there is no such array, or a part of it lies outside of its segment
    public void requireInside(int number, long bytes) throws IOException {
        if (number < 0 || number >= places.size()) {
            throw new IOException("array unknown: number=" + number + ", arrays=" + places.size());
        }
        Loaded.Place place = places.get(number);
        long most = rooms.get(place.room()).bytes();
        if (place.offset() < 0 || bytes < 0 || place.offset() > most - bytes) {
            throw new IOException("array outside its segment: offset=" + place.offset() + ", bytes=" + bytes
                    + ", segment=" + most);
        }
    }

    private MemorySegment slice(int number, long bytes) throws IOException {
        requireInside(number, bytes);
        Loaded.Place place = places.get(number);
        if (mappings[place.room()] == null) {
            mappings[place.room()] = Mapping.copyOnWrite(rooms.get(place.room()));
        }
        return mappings[place.room()].memory().asSlice(place.offset(), bytes);
    }

    @Override
    public void close() {
        for (int i = 0; i < mappings.length; i++) {
            if (mappings[i] != null) {
                mappings[i].drop();
                mappings[i] = null;
            }
        }
    }
}
