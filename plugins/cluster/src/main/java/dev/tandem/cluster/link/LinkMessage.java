package dev.tandem.cluster.link;

import dev.tandem.engine.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One message of a link, which is of one client with one relay on one node. The client chooses the number, and never again the same.
///
/// ```
///  client                          node
///   | OPEN build, class path --->  |   answered by MISSING, OPENED or REFUSED
///   |  <--- MISSING items          |   what is not there by content
///   | CONTENT piece          --->  |   as data; each taken is told
///   |  <--- OPENED relay           |
///   | CARRY class path       --->  |   more of it later; answered by MISSING, CARRIED or REFUSED
///   |  <--- CARRIED paths          |
///   | CLAIM worker, memory   --->  |   room for a worker
///   |  <--- CLAIMED worker, why    |   with words when there is none
///   | RELEASE worker         --->  |   the worker is gone, or was not started
///   | SAY                    <-->  |   what client and relay say to each other that is urgent
///   | DATA                   <-->  |   and all else, as data; each taken is told
///   | TAKEN bytes            <-->  |   so much data was taken
///   | CLOSE                  --->  |   ends the relay and its workers
///   |  <--- CLOSED how             |   it has ended
///   |  <--- LOAD workers           |   each second, of no link
///   | STOP                   --->  |   ends the node, of no link
/// ```
///
/// @param payload what follows; shared with nobody
public record LinkMessage(Kind kind, long link, byte[] payload) {
    private static final int HEAD = Byte.BYTES + Long.BYTES;
    private static final Kind[] KINDS = Kind.values();

    /// What a message is about.
    public enum Kind {
        OPEN, MISSING, CONTENT, OPENED, REFUSED, CARRY, CARRIED, CLAIM, CLAIMED, RELEASE, SAY, DATA, TAKEN, CLOSE, CLOSED, LOAD, STOP
    }

    /// As it is carried.
    public byte[] encode() {
        return ByteBuffer.allocate(HEAD + payload.length).put((byte) kind.ordinal()).putLong(link).put(payload).array();
    }

    /// How long it is as it is carried.
    public int length() {
        return HEAD + payload.length;
    }

    /// @throws ProtocolException when it is none
    public static LinkMessage decode(byte[] form) {
        if (form.length < HEAD || form[0] < 0 || form[0] >= KINDS.length) {
            throw new ProtocolException("no message of a link: bytes=" + form.length);
        }
        ByteBuffer in = ByteBuffer.wrap(form, 1, form.length - 1);
        long link = in.getLong();
        byte[] payload = new byte[in.remaining()];
        in.get(payload);
        return new LinkMessage(KINDS[form[0]], link, payload);
    }

    /// One that says something in words.
    public static LinkMessage text(Kind kind, long link, String text) {
        return new LinkMessage(kind, link, text.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /// One that says a number.
    public static LinkMessage number(Kind kind, long link, long number) {
        return new LinkMessage(kind, link, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /// One that says a number and something in words.
    public static LinkMessage answer(Kind kind, long link, long number, String text) {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        return new LinkMessage(kind, link, ByteBuffer.allocate(Long.BYTES + words.length).putLong(number).put(words).array());
    }

    /// What is said in words after a number.
    public String words() {
        return new String(payload, Long.BYTES, payload.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    public long number() {
        return ByteBuffer.wrap(payload).getLong();
    }
}
