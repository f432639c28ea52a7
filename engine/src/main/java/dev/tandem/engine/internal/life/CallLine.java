package dev.tandem.engine.internal.life;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The calls of one worker in their order: those sent to its process, of which it computes the first,
/// and those that wait for a process. Guarded by the slot's lock, but for [#head()] and [#size()].
final class CallLine<C extends QueuedCall> {
    private final Map<Long, C> sent = new LinkedHashMap<>();
    private ArrayDeque<C> waiting = new ArrayDeque<>();
    private volatile C head;
    private volatile int size;

    /// What the worker computes, or null.
    C head() {
        return head;
    }

    /// All that have no answer.
    int size() {
        return size;
    }

    boolean idle() {
        return sent.isEmpty();
    }

    boolean isSent(C call) {
        return sent.containsKey(call.id());
    }

    /// The call of that id that was sent, or null.
    C sent(long id) {
        return sent.get(id);
    }

    void addWaiting(C call) {
        waiting.add(call);
        update();
    }

    /// The next one to send, or null.
    C pollWaiting() {
        C next = waiting.poll();
        while (next != null && next.isDone()) {
            next = waiting.poll();
        }
        update();
        return next;
    }

    boolean removeWaiting(C call) {
        boolean removed = waiting.remove(call);
        update();
        return removed;
    }

    void addSent(C call) {
        sent.put(call.id(), call);
        update();
    }

    /// The call was answered.
    C removeSent(long id) {
        C call = sent.remove(id);
        update();
        return call;
    }

    /// The process is gone: what it had not begun waits for the next one.
    ///
    /// @return what it computed, or null
    C takeBack() {
        C begun = head;
        takeBackAllBut(begun == null ? 0 : begun.id());
        sent.clear();
        update();
        return begun;
    }

    /// The process begins nothing after this call: the others wait for the next one.
    void takeBackAllBut(long last) {
        ArrayDeque<C> again = new ArrayDeque<>();
        for (C call : sent.values()) {
            if (call.id() != last && !call.isDone()) {
                again.add(call);
            }
        }
        again.addAll(waiting);
        waiting = again;
        sent.keySet().removeIf(id -> id != last);
        update();
    }

    /// Forgets everything that was sent.
    List<C> clearSent() {
        List<C> all = new ArrayList<>(sent.values());
        sent.clear();
        update();
        return all;
    }

    /// Forgets everything.
    List<C> clear() {
        List<C> all = clearSent();
        all.addAll(waiting);
        waiting.clear();
        update();
        return all;
    }

    private void update() {
        size = sent.size() + waiting.size();
        C first = sent.isEmpty() ? null : sent.values().iterator().next();
        if (first != head) {
            head = first;
            if (first != null) {
                first.begin();
            }
        }
    }
}
