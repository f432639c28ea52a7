package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// How workers are dealt over machines, which are relays of this one.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class DealtPlaceTest {
    private record Usual(String key, int offered, int others, Supplier<Access> way) implements DealtMachine {
        Usual(String key, int offered, int others) {
            this(key, offered, others, () -> new ProcessAccess(HostName.here() + "/" + key, Passage.DIRECT));
        }

        @Override
        public String host() {
            return HostName.here() + "/" + key;
        }

        @Override
        public Access access() {
            return way.get();
        }
    }

    /// One that never comes up.
    private record Slow(CountDownLatch asked, CountDownLatch over) implements Access {
        @Override
        public Road open(Client client) {
            asked.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new TandemException("did not come up");
        }

        @Override
        public String host() {
            return "slow";
        }

        @Override
        public String text() {
            return "host=slow";
        }

        @Override
        public void end() {}

        @Override
        public void giveUp(EndCause why) {}
    }

    /// One where others have all room.
    private static Access full() {
        return new Access() {
            private final Access usual = new ProcessAccess("full", Passage.DIRECT);

            @Override
            public Road open(Client client) {
                return usual.open(client);
            }

            @Override
            public void claim(long worker, Order order) {
                throw new TandemException("all room is taken: host=full");
            }

            @Override
            public String host() {
                return usual.host();
            }

            @Override
            public String text() {
                return usual.text();
            }

            @Override
            public void end() {
                usual.end();
            }

            @Override
            public void giveUp(EndCause why) {
                usual.giveUp(why);
            }
        };
    }

    private static Place place(DealtMachine... machines) {
        return new DealtPlace("dealt", () -> List.of(machines), () -> List.of(machines));
    }

    @Test
    void oneThatIsSlowDoesNotHoldUpTheOthers() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Place place = place(new Usual("slow", 1, 0, () -> new Slow(asked, end)), new Usual("quick", 1, 0));
        CompletableFuture<List<String>> waits = CompletableFuture.supplyAsync(() -> hosts(place, 1));
        Await.until("it is asked", () -> asked.getCount() == 0);
        assertThat(hosts(place, 1)).containsExactly(HostName.here() + "/quick");
        assertThat(waits).isNotDone();
        end.countDown();
        assertThat(waits.join()).containsExactly(HostName.here() + "/quick");
    }

    private static List<String> hosts(Place place, int workers) {
        ParallelExecutionManager scope = ParallelExecutionManager.on(place);
        try {
            return WorkerPool.processes(workers).apply(() -> Worker.host());
        } finally {
            scope.close();
        }
    }

    @Test
    void eachGetsItsPart() {
        for (int i = 0; i < 3; i++) {
            assertThat(hosts(place(new Usual("one", 2, 0), new Usual("two", 2, 0)), 4)).containsExactlyInAnyOrder(HostName.here() + "/one",
                    HostName.here() + "/one", HostName.here() + "/two", HostName.here() + "/two");
        }
    }

    @Test
    void oneThatIsFullLeavesWorkersToTheOthers() {
        assertThat(hosts(place(new Usual("full", 8, 0, DealtPlaceTest::full), new Usual("other", 1, 0)), 2))
                .containsExactly(HostName.here() + "/other", HostName.here() + "/other");
        assertThatThrownBy(() -> hosts(place(new Usual("full", 8, 0, DealtPlaceTest::full)), 1)).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("no machine takes a worker", "place=dealt", "all room is taken: host=full");
    }

    @Test
    void whatOthersHaveIsNotOffered() {
        assertThat(place(new Usual("one", 4, 1), new Usual("two", 2, 5)).offered()).isEqualTo(3);
        assertThatThrownBy(() -> place(new Usual("one", 4, 4), new Usual("two", 2, 2)).offered()).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("other programs have all room", "room=6", "of others=6");
    }

    @Test
    void whereNoMachineIsThatIsSaidAndNothingIsLeft() {
        assertThatThrownBy(() -> hosts(place(), 2)).isInstanceOf(TandemException.class).hasMessageContaining("no machine is there");
        Place unreachable = new DealtPlace("dealt", () -> {
            throw new TandemException("cannot join");
        }, List::of);
        assertThatThrownBy(() -> hosts(unreachable, 2)).isInstanceOf(TandemException.class).hasMessageContainingAll("no machine is there",
                "cannot join");
    }
}
