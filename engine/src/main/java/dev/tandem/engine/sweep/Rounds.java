package dev.tandem.engine.sweep;

import dev.tandem.engine.internal.table.Table;

/// Which rows of a design are computed, one batch after the other.
@FunctionalInterface
interface Rounds {
    String PLAIN = "sweep";

    /// All rows at once.
    Rounds ONE = (round, table) -> round == 0 ? first(table.size()) : null;

    /// The rows of a round, given what came of those before; null when there is nothing more to do.
    int[] rows(int round, Table table);

    private static int[] first(int count) {
        int[] rows = new int[count];
        // By hand: for a sweep of many quick points a stream takes as long as the table.
        for (int row = 0; row < count; row++) {
            rows[row] = row;
        }
        return rows;
    }

    /// What kind of sweep this is. Only a plain one can be resumed.
    default String kind() {
        return PLAIN;
    }

    /// The same rows, for another kind of sweep.
    default Rounds of(String kind) {
        Rounds same = this;
        return new Rounds() {
            @Override
            public int[] rows(int round, Table table) {
                return same.rows(round, table);
            }

            @Override
            public String kind() {
                return kind;
            }
        };
    }
}
