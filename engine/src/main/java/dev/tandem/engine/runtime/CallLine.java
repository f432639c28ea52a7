package dev.tandem.engine.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The calls of one worker in their order: those sent to its process, of which it computes the first,
/// and those that wait for a process. Guarded by the slot's lock, but for [#head()] and [#size()].
final class CallLine {
    private final Map<Long, PendingCall> sent = new LinkedHashMap<>();
    private ArrayDeque<PendingCall> waiting = new ArrayDeque<>();
    private volatile PendingCall head;
    private volatile int size;

    /// What the worker computes, or null.
    PendingCall head() {
        return head;
    }

    /// All that have no answer.
    int size() {
        return size;
    }

    boolean idle() {
        return sent.isEmpty();
    }

    boolean isSent(PendingCall call) {
        return sent.containsKey(call.id());
    }

    /// The call of that id that was sent, or null.
    PendingCall sent(long id) {
        return sent.get(id);
    }

    void addWaiting(PendingCall call) {
        waiting.add(call);
        update();
    }

    /// The next one to send, or null.
    PendingCall pollWaiting() {
        PendingCall next = waiting.poll();
        while (next != null && next.isDone()) {
            next = waiting.poll();
        }
        update();
        return next;
    }

    boolean removeWaiting(PendingCall call) {
        boolean removed = waiting.remove(call);
        update();
        return removed;
    }

    void addSent(PendingCall call) {
        sent.put(call.id(), call);
        update();
    }

    /// The call was answered.
    PendingCall removeSent(long id) {
        PendingCall call = sent.remove(id);
        update();
        return call;
    }

    /// The process is gone: what it had not begun waits for the next one.
    ///
    /// @return what it computed, or null
    PendingCall takeBack() {
        PendingCall begun = head;
        takeBackAllBut(begun == null ? 0 : begun.id());
        sent.clear();
        update();
        return begun;
    }

    /// The process begins nothing after this call: the others wait for the next one.
    void takeBackAllBut(long last) {
        ArrayDeque<PendingCall> again = new ArrayDeque<>();
        for (PendingCall call : sent.values()) {
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
    List<PendingCall> clearSent() {
        List<PendingCall> all = new ArrayList<>(sent.values());
        sent.clear();
        update();
        return all;
    }

    /// Forgets everything.
    List<PendingCall> clear() {
        List<PendingCall> all = clearSent();
        all.addAll(waiting);
        waiting.clear();
        update();
        return all;
    }

    private void update() {
        size = sent.size() + waiting.size();
        PendingCall first = sent.isEmpty() ? null : sent.values().iterator().next();
        if (first != head) {
            head = first;
            if (first != null) {
                first.begin();
            }
        }
    }
}
