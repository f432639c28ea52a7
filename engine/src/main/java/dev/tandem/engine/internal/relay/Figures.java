package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.Traffic;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.worker.WorkerUsage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// What a relay tells of a worker: what it takes, and how it ended.
///
/// @param mapped how much shared memory it has mapped
record Figures(long pid, WorkerUsage usage, long mapped) {
    static final Figures UNKNOWN = new Figures(-1, WorkerUsage.UNKNOWN, 0);

    byte[] encode() {
        long cpu = usage.cpu() == null ? -1 : usage.cpu().toNanos();
        return Traffic.longs(pid, usage.resident(), cpu, usage.heap(), usage.stopped() ? 1 : 0, usage.limit(), mapped);
    }

    static Figures decode(byte[] message) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            long pid = in.readLong();
            long resident = in.readLong();
            long cpu = in.readLong();
            return new Figures(pid,
                    new WorkerUsage(resident, cpu < 0 ? null : Duration.ofNanos(cpu), in.readLong(), in.readLong() == 1, in.readLong()),
                    in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException("figures cut short: bytes=" + message.length, e);
        }
    }

    static byte[] encode(Departure departure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(departure.pid());
            out.writeUTF(departure.how());
            out.writeUTF(departure.cause());
            out.writeBoolean(departure.judged());
            out.writeBoolean(departure.crashed());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    static Departure departure(byte[] message) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            return new Departure(in.readLong(), in.readUTF(), in.readUTF(), in.readBoolean(), in.readBoolean());
        } catch (IOException e) {
            throw new UncheckedIOException("departure cut short: bytes=" + message.length, e);
        }
    }
}
