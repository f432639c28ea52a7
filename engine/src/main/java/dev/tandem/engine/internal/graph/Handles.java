package dev.tandem.engine.internal.graph;

import java.util.Arrays;

/// The objects that a message holds so far, by identity, numbered as they come: an open table, since a message may hold
/// millions, for each of which a map of the JDK would make and look up two entries. Not thread-safe.
final class Handles {
    private static final int NEW = -1;

    /// Length: a power of two, more than three halves of the count.
    private Object[] objects = new Object[16];
    private int[] numbers = new int[16];
    private int count;
    /// Whose parts are being written.
    private final NumberSet open = new NumberSet();

    /// Gives an object the next number, unless it has one.
    ///
    /// @return the number that it had, or -1
    int add(Object object) {
        if (count * 3 >= objects.length * 2) {
            grow();
        }
        int at = place(objects, object);
        if (objects[at] != null) {
            return numbers[at];
        }
        objects[at] = object;
        numbers[at] = count++;
        return NEW;
    }

    /// The number of an object that has one.
    int of(Object object) {
        int at = place(objects, object);
        if (objects[at] == null) {
            throw new IllegalStateException("no handle: class=" + object.getClass().getName());
        }
        return numbers[at];
    }

    /// The object that came last is open until [#close(int)].
    ///
    /// @return its number
    int openLast() {
        open.set(count - 1);
        return count - 1;
    }

    void close(int number) {
        open.clear(number);
    }

    boolean isOpen(int number) {
        return open.has(number);
    }

    private static int place(Object[] objects, Object object) {
        int mask = objects.length - 1;
        // Identities have too few bits that differ at their end.
        int at = System.identityHashCode(object) * 0x9E3779B9 >>> 8 & mask;
        while (objects[at] != null && objects[at] != object) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        Object[] larger = new Object[objects.length * 2];
        int[] theirs = Arrays.copyOf(numbers, larger.length);
        for (int i = 0; i < objects.length; i++) {
            if (objects[i] != null) {
                int at = place(larger, objects[i]);
                larger[at] = objects[i];
                theirs[at] = numbers[i];
            }
        }
        objects = larger;
        numbers = theirs;
    }
}
