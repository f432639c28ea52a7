package dev.tandem.cluster.link;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Sends for whoever must not wait: a library that makes a connection anew may. Each member has a thread for each precedence, so that none
/// waits for another, nor what is urgent for data. Messages that wait go together. Thread-safe; ended by whoever made it.
public final class Post {
    private static final byte[] END = {};
    /// In bytes: more is not gained by more.
    private static final int ENOUGH = 64 << 10;

    /// Done when this program is in the cluster: what is said before waits for that.
    private final CompletableFuture<Carrier> joined = new CompletableFuture<>();
    private final Map<UUID, Map<Precedence, BlockingQueue<byte[]>>> boxes = new ConcurrentHashMap<>();
    /// Those that have left; none comes back under the same id.
    private final Set<UUID> gone = ConcurrentHashMap.newKeySet();
    private final Consumer<UUID> undelivered;
    private volatile boolean ended;

    /// @param undelivered hears of each message that went nowhere although its member is there; must not wait
    public Post(Consumer<UUID> undelivered) {
        this.undelivered = undelivered;
    }

    /// Sends by a carrier from now on; what was given before goes first.
    public void begin(Carrier carrier) {
        joined.complete(carrier);
    }

    /// Sends a message, after those of the same precedence to the same member. Whether it can get there shows by who leaves, and by
    /// what is undelivered.
    public void send(UUID to, Precedence precedence, byte[] message) {
        if (!ended && !gone.contains(to)) {
            boxes.computeIfAbsent(to, this::open).get(precedence).add(message);
        }
    }

    private Map<Precedence, BlockingQueue<byte[]>> open(UUID to) {
        Map<Precedence, BlockingQueue<byte[]>> box = new EnumMap<>(Precedence.class);
        for (Precedence precedence : Precedence.values()) {
            BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
            box.put(precedence, queue);
            EngineThreads.startSmall("tandem-post-" + precedence.name().toLowerCase(Locale.ROOT), () -> run(to, precedence, queue));
        }
        return box;
    }

    private void run(UUID to, Precedence precedence, BlockingQueue<byte[]> queue) {
        try {
            Carrier carrier = joined.join();
            List<byte[]> together = new ArrayList<>();
            for (byte[] next = queue.take(); next != END; next = queue.take()) {
                together.add(next);
                int bytes = next.length;
                while (bytes < ENOUGH && queue.peek() != null && queue.peek() != END) {
                    byte[] more = queue.take();
                    if (more == END) {
                        return;
                    }
                    together.add(more);
                    bytes += more.length;
                }
                if (!carrier.send(to, precedence, Packet.of(together)) && !ended && !gone.contains(to)) {
                    undelivered.accept(to);
                }
                together.clear();
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the program.
            Thread.currentThread().interrupt();
        }
    }

    /// The messages that have come as one, in their order.
    ///
    /// @throws dev.tandem.engine.ProtocolException when it is none
    public static List<LinkMessage> opened(byte[] carried) {
        return Packet.parts(carried).stream().map(LinkMessage::decode).toList();
    }

    /// Nothing is sent to it any more: it has left.
    public void forget(UUID member) {
        gone.add(member);
        Map<Precedence, BlockingQueue<byte[]>> box = boxes.remove(member);
        if (box != null) {
            box.values().forEach(queue -> {
                queue.clear();
                queue.add(END);
            });
        }
    }

    /// Ends all its threads, soon.
    public void end() {
        ended = true;
        boxes.keySet().forEach(this::forget);
    }
}
