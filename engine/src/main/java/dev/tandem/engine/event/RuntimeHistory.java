package dev.tandem.engine.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// The last events from which the past can be told, also to those who come late: groups, the lives of their workers, and finished calls.
/// Each has a number, counted from 0. Thread-safe.
///
/// Bounded: so many calls, and so many of the others, which are few and of which calls push none out.
public final class RuntimeHistory {
    /// A part of a history.
    ///
    /// @param events oldest first
    /// @param next the number from which what follows is to be asked for
    /// @param isComplete whether nothing is forgotten that came since the number that was asked for
    public record Part(List<RuntimeEvent> events, long next, boolean isComplete) {}

    private record Entry(long number, RuntimeEvent event) {}

    private final int mostCalls;
    private final int mostLives;
    /// All guarded by this.
    private final ArrayDeque<Entry> calls = new ArrayDeque<>();
    private final ArrayDeque<Entry> lives = new ArrayDeque<>();
    private long count;
    /// What came before may be forgotten.
    private long first;

    /// @param mostCalls how many finished calls are kept
    /// @param mostLives how many other events
    public RuntimeHistory(int mostCalls, int mostLives) {
        if (mostCalls < 1 || mostLives < 1) {
            throw new IllegalArgumentException("a history keeps at least one of each: calls=" + mostCalls + ", others=" + mostLives);
        }
        this.mostCalls = mostCalls;
        this.mostLives = mostLives;
    }

    /// Keeps an event; never waits for anybody but another that does so or reads.
    public synchronized void add(RuntimeEvent event) {
        Entry entry = new Entry(count++, event);
        if (event instanceof RuntimeEvent.CallFinished) {
            calls.add(entry);
            if (calls.size() > mostCalls) {
                first = Math.max(first, calls.remove().number() + 1);
            }
        } else {
            lives.add(entry);
            if (lives.size() > mostLives) {
                first = Math.max(first, lives.remove().number() + 1);
            }
        }
    }

    /// What came since a number: [Part#next()] of the last part that was asked for, or 0 for all that is known.
    public synchronized Part since(long number) {
        List<Entry> found = new ArrayList<>();
        addSince(number, calls, found);
        addSince(number, lives, found);
        found.sort(Comparator.comparingLong(Entry::number));
        return new Part(found.stream().map(Entry::event).toList(), count, number >= first);
    }

    private static void addSince(long number, ArrayDeque<Entry> kept, List<Entry> found) {
        for (Iterator<Entry> newest = kept.descendingIterator(); newest.hasNext();) {
            Entry entry = newest.next();
            if (entry.number() < number) {
                return;
            }
            found.add(entry);
        }
    }
}
