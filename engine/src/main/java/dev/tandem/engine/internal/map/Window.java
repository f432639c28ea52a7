package dev.tandem.engine.internal.map;

import java.util.Arrays;

/// A stretch of an array without end: what lies before it is forgotten. Not thread-safe.
public final class Window {
    private static final Object NULL = new Object();

    /// As many as a power of two; null where there is nothing.
    private Object[] slots = new Object[64];
    private int first;

    public void put(int index, Object value) {
        while (index - first >= slots.length) {
            grow();
        }
        slots[index & (slots.length - 1)] = value == null ? NULL : value;
    }

    private void grow() {
        Object[] larger = new Object[2 * slots.length];
        for (int i = first; i < first + slots.length; i++) {
            larger[i & (larger.length - 1)] = slots[i & (slots.length - 1)];
        }
        slots = larger;
    }

    public boolean has(int index) {
        return index >= first && index - first < slots.length && slots[index & (slots.length - 1)] != null;
    }

    /// What was put there, which must not be forgotten.
    public Object get(int index) {
        Object value = slots[index & (slots.length - 1)];
        return value == NULL ? null : value;
    }

    public void forget(int before) {
        if (before - first >= slots.length) {
            Arrays.fill(slots, null);
        } else {
            for (int i = first; i < before; i++) {
                slots[i & (slots.length - 1)] = null;
            }
        }
        first = Math.max(first, before);
    }
}
