package dev.tandem.engine.sweep;

import java.util.stream.IntStream;

/// Which rows of a design are computed, one batch after the other.
@FunctionalInterface
interface Rounds {
    /// All rows at once.
    Rounds ONE = (round, table) -> round == 0 ? IntStream.range(0, table.size()).toArray() : null;

    /// The rows of a round, given what came of those before; null when there is nothing more to do.
    int[] rows(int round, Table table);
}
