package dev.tandem.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventChannelTest {
    private static final int MANY = 200_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aListenerThatWasTooSlowLearnsHowManyEventsItHasMissed() throws Exception {
        EventChannel<Long> channel = new EventChannel<>(count -> -count, event -> 0);
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch wake = new CountDownLatch(1);
        try (EventChannel.Subscription _ = channel.subscribe(event -> {
            await(wake);
            told.add(event);
        })) {
            for (long i = 1; i <= MANY; i++) {
                long number = i;
                channel.emit(Long.class, () -> number);
            }
            wake.countDown();
            // What was dropped last shows with the next event that has room.
            Await.until("backlog is worked off", () -> {
                channel.emit(Long.class, () -> 0L);
                return told.contains(0L);
            });
        }
        List<Long> seen = List.copyOf(told);
        long missed = -seen.stream().filter(event -> event < 0).mapToLong(event -> event).sum();
        long came = seen.stream().filter(event -> event > 0).count();
        assertThat(missed).isPositive();
        assertThat(came).isPositive();
        // Those emitted while waiting may be among the missed.
        assertThat(came + missed).isGreaterThanOrEqualTo(MANY);
        assertThat(seen.stream().filter(event -> event > 0).toList()).isSorted();
    }

    @Test
    void longTextsDoNotPileUpBeforeASlowListenerWhichStillHearsOfAllElse() throws Exception {
        EventChannel<String> channel = new EventChannel<>(count -> "missed " + count, text -> text.length() > 10 ? text.length() : 0);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch wake = new CountDownLatch(1);
        try (EventChannel.Subscription subscription = channel.subscribe(event -> {
            await(wake);
            told.add(event.substring(0, Math.min(10, event.length())));
        })) {
            String text = "x".repeat(1 << 20);
            for (int i = 0; i < 100; i++) {
                channel.emit(String.class, () -> text);
            }
            channel.emit(String.class, () -> "short");
            wake.countDown();
            subscription.flush(LONG);
            assertThat(told).filteredOn(each -> each.startsWith("xx")).hasSizeBetween(1, 32);
            assertThat(told.getLast()).isEqualTo("short");
            assertThat(told).contains("missed " + (100 - told.size() + 2));

            channel.emit(String.class, () -> text);
            subscription.flush(LONG);
            assertThat(told.getLast()).startsWith("xx");
        }
    }

    @Test
    void aListenerThatKeepsUpMissesNothing() {
        EventChannel<Long> channel = new EventChannel<>(count -> -count, event -> 0);
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription subscription = channel.subscribe(told::add)) {
            for (long i = 1; i <= 1_000; i++) {
                long number = i;
                channel.emit(Long.class, () -> number);
            }
            subscription.flush(LONG);
        }
        assertThat(told).hasSize(1_000).isSorted().doesNotContain(-1L);
    }

    @Test
    void doesNotMakeWhatNobodyWants() {
        EventChannel<Number> channel = new EventChannel<>(count -> -count, event -> 0);
        List<Number> whole = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription subscription = channel.subscribe(Set.of(Long.class), whole::add)) {
            channel.emit(Double.class, () -> {
                throw new AssertionError("made");
            });
            channel.emitLate(Double.class, () -> {
                throw new AssertionError("made");
            });
            channel.emit(Long.class, () -> 1L);
            List<Number> all = Collections.synchronizedList(new ArrayList<>());
            try (EventChannel.Subscription other = channel.subscribe(all::add)) {
                channel.emit(Double.class, () -> 2.0);
                channel.emit(Long.class, () -> 3L);
                other.flush(LONG);
            }
            channel.emit(Double.class, () -> {
                throw new AssertionError("made");
            });
            subscription.flush(LONG);
            assertThat(all).containsExactly(2.0, 3L);
        }
        assertThat(whole).containsExactly(1L, 3L);
    }

    @Test
    void whatComesLateComesInOrderAndByItself() {
        EventChannel<Long> channel = new EventChannel<>(count -> -count, event -> 0);
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription subscription = channel.subscribe(told::add)) {
            for (long i = 1; i <= 5_000; i++) {
                long number = i;
                if (i % 1_500 == 0) {
                    channel.emit(Long.class, () -> number);
                } else {
                    channel.emitLate(Long.class, () -> number);
                }
            }
            subscription.flush(LONG);
            assertThat(told).hasSize(5_000).isSorted();
            channel.emitLate(Long.class, () -> 5_001L);
            Await.until("late event", () -> told.contains(5_001L));
        }
        assertThat(told).hasSize(5_001).isSorted();
    }

    private static void await(CountDownLatch wake) {
        try {
            wake.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
