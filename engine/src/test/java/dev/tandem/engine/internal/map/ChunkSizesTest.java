package dev.tandem.engine.internal.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChunkSizesTest {
    private static final long MILLISECOND = 1_000_000;

    private static final class Quick {}

    private static final class Fickle {}

    private static ChunkSizes automatic(Class<?> function) {
        return new ChunkSizes(0, 2, true, function);
    }

    private static ChunkSizes ofOnes(boolean groups) {
        return new ChunkSizes(1, 2, groups, null);
    }

    @Test
    void growWhileItemsAreQuickAndShrinkWhenTheyAreSlow() {
        ChunkSizes sizes = automatic(null);
        assertThat(sizes.next(10_000)).isEqualTo(1);
        sizes.returned(1, 1_000);
        assertThat(sizes.next(10_000)).isEqualTo(32);
        sizes.returned(32, 32_000);
        assertThat(sizes.next(10_000)).isEqualTo(1024);
        sizes.returned(1, 10 * MILLISECOND);
        assertThat(sizes.next(10_000)).isEqualTo(1);
    }

    @Test
    void beginWhereTheLastMapOfTheFunctionEnded() {
        automatic(Quick.class).returned(100, 100_000);
        assertThat(automatic(Quick.class).next(100_000)).isEqualTo(5_000);
        assertThat(automatic(Fickle.class).next(100_000)).isEqualTo(1);
        automatic(Fickle.class).returned(1, 100 * MILLISECOND);
        assertThat(automatic(Fickle.class).next(100_000)).isEqualTo(1);
    }

    @Test
    void leaveSomeOfWhatIsQuickForEachWorker() {
        ChunkSizes sizes = automatic(null);
        sizes.returned(1, 10);
        sizes.returned(32, 320);
        sizes.returned(1024, 10_240);
        assertThat(sizes.next(10_000)).isEqualTo(5_000);
        assertThat(sizes.next(5_000)).isEqualTo(5_000);
    }

    @Test
    void canBeGivenBackWhenItemsTurnOutSlow() {
        assertThat(automatic(null).longest(1_000)).isLessThan(1_000 * MILLISECOND);
        assertThat(ofOnes(true).longest(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(ofOnes(true).longest(2)).isLessThan(MILLISECOND);
    }

    @Test
    void thatTheUserWantsGoTogetherOnlyWhileTheyAreQuick() {
        ChunkSizes sizes = ofOnes(true);
        assertThat(sizes.next(100)).isEqualTo(1);
        sizes.returned(1, 100);
        assertThat(sizes.next(100)).isEqualTo(8);
        assertThat(sizes.next(9)).isEqualTo(2);
        assertThat(sizes.next(3)).isEqualTo(1);
        assertThat(sizes.next(8) * sizes.ahead()).isLessThanOrEqualTo(16);
        sizes.returned(8, 800);
        assertThat(sizes.next(100)).isEqualTo(8);
        sizes.returned(1, MILLISECOND);
        assertThat(sizes.next(100)).isEqualTo(1);
        assertThat(sizes.ahead()).isEqualTo(2);
    }

    @Test
    void thatTheUserWantsAreKeptWhereTheyMayNotGoTogether() {
        ChunkSizes sizes = ofOnes(false);
        sizes.returned(1, 100);
        assertThat(sizes.next(100)).isEqualTo(1);
        assertThat(sizes.ahead()).isEqualTo(16);
    }

    @Test
    void thatAreLargerThanWhatIsLeft() {
        ChunkSizes sizes = new ChunkSizes(30, 2, true, null);
        assertThat(sizes.next(10)).isEqualTo(10);
        sizes.returned(10, 100);
        assertThat(sizes.next(20)).isEqualTo(20);
        assertThat(sizes.longest(20)).isEqualTo(Long.MAX_VALUE);
    }
}
