package dev.tandem.plugin;

import java.util.List;

/// What a variable held when [Scripts#value] was asked, for who looks closer: it can be read and never changed. Any thread; nothing
/// waits, and no typed code runs, not even a `toString`.
///
/// Numbers of up to a million entries are a copy of that moment; what is larger, and parts, are read when they are asked for, and may
/// have other contents by then. It keeps what it describes from being collected as long as somebody has it, but no longer than until
/// the session is reset: from then on it is not [#isThere], and reading fails.
public interface ScriptValue {
    /// How it can be looked at.
    enum Kind {
        /// It has [#number]s: an array or a list of numbers, or a table.
        NUMBERS,
        /// It has [#text].
        TEXT,
        /// It has [#parts]: the elements of a collection, the entries of a map, the fields of an object.
        PARTS,
        /// Its [#sample] is all that there is.
        SIMPLE
    }

    /// @param name of a field, a key, or an index in brackets
    record Part(String name, ScriptValue value) {}

    Kind kind();

    /// As it is written in code.
    String type();

    /// How many entries along each axis, rows first; empty for what has no axes. -1 stands where rows differ in length.
    List<Long> shape();

    /// The names of the columns of a table, else none.
    List<String> columns();

    /// In a line of bounded length.
    String sample();

    /// The whole of a [Kind#TEXT]; of others the sample.
    String text();

    /// One of the [Kind#NUMBERS]; NaN for what is none.
    ///
    /// @param index counted along the last axis first
    /// @throws IndexOutOfBoundsException when there is none
    /// @throws IllegalStateException when it cannot be read any more: the session was reset, the array closed
    double number(long index);

    /// Many numbers at once, as [#number], which takes much less than one by one.
    ///
    /// @param first index of the first one
    /// @param step how far each is from the next one, at least 1
    /// @param into what they are written to, from its beginning
    /// @param count how many
    /// @throws IndexOutOfBoundsException when there are not as many, or no room
    /// @throws IllegalStateException when they cannot be read any more
    default void numbers(long first, long step, double[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = number(first + i * step);
        }
    }

    /// As [#number], as Java writes it, with all digits.
    String entry(long index);

    /// How many parts or numbers there are.
    long size();

    /// Some of the parts in their order, made anew each time.
    ///
    /// @param from the first one, counted from 0
    /// @param most how many at most
    List<Part> parts(long from, int most);

    /// Whether nothing can change its numbers or text any more.
    boolean isCopy();

    /// Whether the session that it belongs to has not been reset since.
    boolean isThere();

    /// Whether both describe one and the same object, so that what goes in circles can be told.
    boolean isSame(ScriptValue other);

    /// Tells what it held at that moment from others, see [Scripts.Variable#print].
    long print();
}
