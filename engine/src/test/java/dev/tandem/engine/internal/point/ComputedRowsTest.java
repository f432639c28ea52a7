package dev.tandem.engine.internal.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.Shipping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputedRowsTest {
    private static final double ODD = Double.longBitsToDouble(0x7ff8000000000123L);

    private static Computed done(Object[] others, int attempts, double... numbers) {
        return new Computed(numbers, others, null, false, attempts, 10L + attempts);
    }

    private static final Computed SKIPPED = new Computed(null, null, null, false, 1, 7);

    private static Computed failed(boolean isFatal) {
        return new Computed(null, null, new IllegalStateException("no"), isFatal, 2, Long.MAX_VALUE);
    }

    private static ComputedRows rows(List<Computed> wanted, int room) {
        int width = wanted.stream().filter(row -> row.numbers() != null).mapToInt(row -> row.numbers().length).findFirst().orElse(0);
        ComputedRows.Maker made = new ComputedRows.Maker(room, width);
        for (Computed row : wanted) {
            for (int k = 0; row.numbers() != null && k < width; k++) {
                made.number(k, row.numbers()[k]);
            }
            if (row.others() != null) {
                made.others(row.others());
            }
            switch (row.status()) {
                case DONE -> made.done(row.attempts(), row.nanos());
                case SKIPPED -> made.skipped(row.attempts(), row.nanos());
                default -> made.failed(row.error(), row.isFatal(), row.attempts(), row.nanos());
            }
        }
        return made.rows();
    }

    private static List<Computed> afterTravel(List<Computed> wanted, int room) {
        ComputedRows arrived = (ComputedRows) Shipping.copy("value", rows(wanted, room));
        List<Computed> copies = new ArrayList<>();
        for (int i = 0; i < arrived.size(); i++) {
            copies.add(arrived.get(i));
        }
        return copies;
    }

    private static void same(List<Computed> rows) {
        same(rows, afterTravel(rows, rows.size()));
        same(rows, afterTravel(rows, rows.size() + 3));
    }

    private static void same(List<Computed> rows, List<Computed> copies) {
        assertThat(copies).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            Computed row = rows.get(i);
            Computed copy = copies.get(i);
            assertThat(bits(copy.numbers())).as("row " + i).isEqualTo(bits(row.numbers()));
            assertThat(copy.others()).isEqualTo(row.others());
            assertThat(copy.isFatal()).isEqualTo(row.isFatal());
            assertThat(copy.attempts()).isEqualTo(row.attempts());
            assertThat(copy.nanos()).isEqualTo(row.nanos());
            assertThat(copy.status()).isEqualTo(row.status());
            assertThat(String.valueOf(copy.error())).isEqualTo(String.valueOf(row.error()));
        }
    }

    private static long[] bits(double[] numbers) {
        if (numbers == null) {
            return null;
        }
        long[] bits = new long[numbers.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(numbers[i]);
        }
        return bits;
    }

    @Test
    void rowsOfAChunkArriveAsTheyWere() {
        same(List.of(done(null, 1, 1.5, -0.0), done(null, 1, ODD, Double.NEGATIVE_INFINITY)));
        same(List.of(done(null, 1, 1, 2), SKIPPED, failed(false), done(null, 3, 3, 4), failed(true)));
        same(List.of(SKIPPED, SKIPPED));
        same(List.of(failed(false), done(new Object[] {new double[] {1, 2}, "text"}, 1, 5), SKIPPED));
        same(List.of(done(new Object[] {"only"}, 1), done(new Object[] {null}, 2)));
        same(List.of(done(null, 1, 1)));
    }

    @Test
    void whatAFailedRowHadComputedIsNotThere() {
        ComputedRows.Maker made = new ComputedRows.Maker(2, 2);
        made.number(0, 5);
        made.others(new Object[] {"text"});
        made.failed(new IllegalStateException("no"), false, 1, 1);
        made.number(0, 1);
        made.number(1, 2);
        made.done(1, 1);
        assertThat(made.rows().numbers()).containsExactly(0, 0, 1, 2);
        assertThat(made.rows().get(0).others()).isNull();
        assertThat(made.rows().failures()).isEqualTo(1);
        assertThat(List.of(made.rows().isPlain(0), made.rows().isPlain(1))).containsExactly(false, true);
    }

    @Test
    void aChunkThatWasCutShortHasTheRowsThatEnded() {
        assertThat(rows(List.of(), 3).size()).isZero();
        assertThat(rows(List.of(SKIPPED, failed(false)), 3).list()).hasSize(2);
    }

    @Test
    void whatRowsShareStaysShared() {
        double[] shared = {1, 2, 3};
        List<Computed> copies = afterTravel(List.of(done(new Object[] {shared}, 1), done(new Object[] {shared}, 1)), 2);
        assertThat(copies.getFirst().others()[0]).isSameAs(copies.getLast().others()[0]).isEqualTo(shared);
    }
}
