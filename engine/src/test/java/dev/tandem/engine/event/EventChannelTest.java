package dev.tandem.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventChannelTest {
    private static final int MANY = 200_000;

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
                channel.emit(() -> number);
            }
            wake.countDown();
            // What was dropped last shows with the next event that has room.
            Await.until("backlog is worked off", () -> {
                channel.emit(() -> 0L);
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
                channel.emit(() -> text);
            }
            channel.emit(() -> "short");
            wake.countDown();
            subscription.flush(java.time.Duration.ofSeconds(30));
            assertThat(told).filteredOn(each -> each.startsWith("xx")).hasSizeBetween(1, 32);
            assertThat(told.getLast()).isEqualTo("short");
            assertThat(told).contains("missed " + (100 - told.size() + 2));

            channel.emit(() -> text);
            subscription.flush(java.time.Duration.ofSeconds(30));
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
                channel.emit(() -> number);
            }
            subscription.flush(java.time.Duration.ofSeconds(30));
        }
        assertThat(told).hasSize(1_000).isSorted().doesNotContain(-1L);
    }

    private static void await(CountDownLatch wake) {
        try {
            wake.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
