package dev.tandem.engine.internal.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.map.Neighbour;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComputedTest {
    private static final double ODD = Double.longBitsToDouble(0x7ff8000000000123L);

    private static Computed done(Object[] others, int attempts, double... numbers) {
        return new Computed(numbers, others, null, false, attempts, 10L + attempts);
    }

    private static final Computed SKIPPED = new Computed(null, null, null, false, 1, 7);

    private static Computed failed(boolean isFatal) {
        return new Computed(null, null, new IllegalStateException("no"), isFatal, 2, Long.MAX_VALUE);
    }

    private static List<Computed> afterTravel(List<Computed> rows) {
        Object travelling = Neighbour.travelling(rows.toArray());
        List<Computed> arrived = new ArrayList<>();
        for (Object each : Neighbour.arrived(Shipping.copy("value", travelling))) {
            arrived.add((Computed) each);
        }
        return arrived;
    }

    private static void same(List<Computed> rows) {
        List<Computed> copies = afterTravel(rows);
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
    void rowsTravelTogetherAndOneAloneByItself() {
        assertThat(Neighbour.travelling(new Object[] {SKIPPED, SKIPPED})).isInstanceOf(Neighbour.Together.class);
        assertThat(Neighbour.travelling(new Object[] {SKIPPED})).isInstanceOf(Object[].class);
        assertThat(Neighbour.travelling(new Object[] {SKIPPED, "other"})).isInstanceOf(Object[].class);
        assertThat(Neighbour.travelling(new Object[] {SKIPPED, null})).isInstanceOf(Object[].class);
        assertThat(Neighbour.travelling(new Object[0])).isInstanceOf(Object[].class);
    }

    @Test
    void whatRowsShareStaysShared() {
        double[] shared = {1, 2, 3};
        List<Computed> copies = afterTravel(List.of(done(new Object[] {shared}, 1), done(new Object[] {shared}, 1)));
        assertThat(copies.getFirst().others()[0]).isSameAs(copies.getLast().others()[0]).isEqualTo(shared);
    }
}
