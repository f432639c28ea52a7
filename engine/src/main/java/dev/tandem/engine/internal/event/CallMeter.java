package dev.tandem.engine.internal.event;

import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.internal.wire.Timing;

/// What this process sees of one call: when it was made, sent and answered, and how many bytes that took. Written under the lock of its
/// worker's slot until it is sent, then by the thread that receives what its worker says; read by any.
public final class CallMeter {
    private final long made = System.nanoTime();
    /// When it came first in line on its worker; 0 before.
    private volatile long began;
    private volatile long sent;
    private volatile long answered;
    private volatile long bytesOut;
    private volatile long bytesBack;

    /// When the call was made.
    public long made() {
        return made;
    }

    public long began() {
        return began;
    }

    public void begin() {
        began = System.nanoTime();
    }

    /// Goes to a process, perhaps after another one that was lost before it began there.
    public void send(long bytes) {
        sent = System.nanoTime();
        bytesOut = bytes;
    }

    /// Its worker has said so much before its answer.
    public void told(long bytes) {
        count(bytes);
    }

    /// One writer.
    private void count(long bytes) {
        bytesBack += bytes;
    }

    /// Its answer has come.
    public void answer(long bytes) {
        answered = System.nanoTime();
        count(bytes);
    }

    /// @param timing what its worker says
    /// @param retryOf the call that it repeats, or 0
    public CallFacts facts(CallFacts.Outcome outcome, long pid, String host, int items, long retryOf, Timing timing) {
        long came = answered;
        long way = Math.max(0, came - sent - timing.total());
        return new CallFacts(outcome, pid, host, items, retryOf, sent - made, way, timing.waited(), timing.decoding(), timing.computing(),
                timing.encoding(), System.nanoTime() - came, bytesOut, bytesBack + timing.shared());
    }

    /// Of a call that has no answer.
    public CallFacts unanswered(CallFacts.Outcome outcome, long pid, String host, int items, long retryOf) {
        long now = System.nanoTime();
        long left = sent == 0 ? now : sent;
        long first = began == 0 ? now : Math.max(left, began);
        return new CallFacts(outcome, pid, host, items, retryOf, left - made, 0, first - left, 0, now - first, 0, 0, bytesOut, bytesBack);
    }
}
