package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What every handle does: copies that may change, and objects that may not.
///
/// Tests that find the workers empty and leave them so come first, since one pool then does for all of them.
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RemoteObjectContract extends OpenPool {
    private static final int SOME = 1000;
    private static final int EMPTY = 1;

    @Immutable
    private static final class Marked implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
        private final double[] values = {1, 2, 3};
    }

    @Immutable
    private record Refused(Object thread) {}

    @Test
    void changesOfAWorkersCopyPersist() {
        RemoteObject<int[]> remote = pool.push(new int[] {1});
        pool.apply(() -> { remote.get()[0] += Worker.number(); });
        pool.apply(handle -> ++handle.get()[0], remote);
        assertThat(pool.apply(() -> remote.get()[0])).isEqualTo(IntStream.range(0, pool.size()).mapToObj(n -> 2 + n).toList());
    }

    @Test
    void aWorkerReplacesItsOwnCopy() {
        RemoteObject<List<Integer>> remote = pool.push(new ArrayList<>(List.of(1)));
        pool.applyOnly(() -> remote.set(List.of(7, 8)), 0);
        List<List<Integer>> values = pool.apply(() -> remote.get());
        assertThat(values.getFirst()).containsExactly(7, 8);
        assertThat(values.subList(1, values.size())).allMatch(value -> value.equals(List.of(1)));
        assertThatThrownBy(() -> remote.set(List.of())).isInstanceOf(TandemException.class).hasMessageContaining("inside a function");
        remote.remove();
        assertThatThrownBy(() -> pool.apply(() -> remote.set(List.of()))).isInstanceOf(TandemException.class)
                .hasStackTraceContaining("removed");
    }

    private record Holder(RemoteObject<String> handle, int number) implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aHandleWorksWhereverItIs() {
        RemoteObject<String> a = pool.push("a");
        RemoteObject<List<Integer>> one = pool.push(new ArrayList<>(List.of(1)));
        assertThat(pool.apply((x, y, z) -> x.get() + y + z.get(), a, "-", one)).containsOnly("a-[1]");
        assertThat(pool.apply((x, y) -> x + y.get(), "-", a)).containsOnly("-a");
        assertThat(pool.<RemoteObject<String>, Integer, String>applyOnly((x, y) -> x.get() + y, 0, a, 1)).isEqualTo("a1");
        assertThat(pool.<Integer, Integer, RemoteObject<String>, String>applyOnly((x, y, z) -> x + y + z.get(), 0, 1, 2, a))
                .isEqualTo("3a");
        assertThat(pool.apply(list -> list.get(1).get().toString(), List.of(a, one))).containsOnly("[1]");
        assertThat(pool.apply(holder -> holder.handle().get() + holder.number(), new Holder(a, 7))).containsOnly("a7");
        assertThat(pool.map(handle -> handle.get().toString(), List.of(a, one, a))).containsExactly("a", "[1]", "a");
        RemoteObject<List<RemoteObject<String>>> inside = pool.push(new ArrayList<>(List.of(a, a)));
        assertThat(pool.apply(() -> inside.get().get(1).get())).containsOnly("a");
    }

    @Test
    void aHandleThatComesBackIsStillOne() {
        RemoteObject<String> a = pool.push("a");
        List<RemoteObject<String>> back = pool.apply(() -> a);
        RemoteObject<String> first = back.getFirst();
        assertThat(pool.apply(() -> first.get())).containsOnly("a");
        assertThat(first).asString().startsWith("RemoteObject[");
    }

    @Test
    @Order(EMPTY)
    void aRemovedHandleSaysSoWhereverItIs() {
        beginEmpty();
        RemoteObject<String> gone = pool.push("a");
        gone.close();
        for (Task<Object> use : List.<Task<Object>>of(() -> pool.apply(() -> gone.get()), () -> pool.apply(h -> h.get(), gone),
                () -> pool.apply((x, list) -> list.getFirst().get(), 1, List.of(gone)), () -> pool.map(h -> h.get(), List.of(gone)),
                () -> pool.apply(holder -> holder.handle().get(), new Holder(gone, 1)),
                () -> pool.mapStream(h -> h.get(), List.of(gone)).toList())) {
            assertThatThrownBy(use::run).isInstanceOf(TandemException.class).hasStackTraceContaining("removed: remote object=");
        }
        assertThat(pool.apply(() -> 1)).containsOnly(1);
        assertThat(kept()).containsOnly(0);
    }

    @Test
    void aTaskCannotRemoveWhatWasPushedFromElsewhere() {
        RemoteObject<int[]> remote = pool.push(new int[] {7});
        RemoteObject<String> shared = pool.push("a");
        for (RemoteObject<?> handle : List.of(remote, shared)) {
            assertThatThrownBy(() -> pool.apply(() -> {
                handle.remove();
            })).isInstanceOf(TandemException.class).hasStackTraceContaining("removed where it was pushed");
        }
        assertThat(remote.removed()).isFalse();
        assertThat(pool.apply(() -> remote.get()[0] + shared.get())).containsOnly("7a");
    }

    @Test
    void aHandleOfAnotherPoolIsNamed() {
        try (WorkerPool other = open()) {
            RemoteObject<int[]> elsewhere = other.push(new int[1]);
            assertThatThrownBy(() -> pool.apply(() -> elsewhere.get())).isInstanceOf(TandemException.class)
                    .hasStackTraceContaining("pushed to another pool: remote object=");
        }
    }

    @Test
    void equalValuesAreThereOnceUntilTheLastHandleIsRemoved() {
        beginEmpty();
        RemoteObject<String> first = pool.push("word");
        RemoteObject<String> second = pool.push(new String("word"));
        assertThat(kept()).containsOnly(1);
        first.remove();
        first.remove();
        assertThat(pool.apply(() -> second.get())).containsOnly("word");
        assertThatThrownBy(() -> pool.apply(() -> first.get())).isInstanceOf(TandemException.class).hasStackTraceContaining("removed");
        second.remove();
        assertThat(kept()).containsOnly(0);
        RemoteObject<String> again = pool.push("word");
        assertThat(pool.apply(() -> again.get())).containsOnly("word");
    }

    @Test
    void markedObjectsAreThereOnceWhenTheyAreIdentical() {
        beginEmpty();
        Marked marked = new Marked();
        pool.push(marked);
        RemoteObject<Marked> same = pool.push(marked);
        assertThat(kept()).containsOnly(1);
        RemoteObject<Marked> other = pool.push(new Marked());
        assertThat(kept()).containsOnly(2);
        assertThat(pool.apply(() -> same.get().values[2] + other.get().values[0])).containsOnly(4.0);
    }

    @Test
    void whatMayChangeIsACopyForEachHandle() {
        List<Integer> list = new ArrayList<>(List.of(1));
        RemoteObject<List<Integer>> first = pool.push(list);
        RemoteObject<List<Integer>> second = pool.push(list);
        pool.apply(() -> { first.get().add(2); });
        assertThat(pool.apply(() -> second.get())).containsOnly(List.of(1));
    }

    @Test
    void aSharedObjectCannotBeReplaced() {
        RemoteObject<String> first = pool.push("word");
        assertThatThrownBy(() -> pool.apply(() -> first.set("other"))).isInstanceOf(TandemException.class)
                .hasStackTraceContaining("immutable");
        assertThat(pool.apply(() -> first.get())).containsOnly("word");
    }

    @Test
    @Order(EMPTY)
    void handlesOfOneObjectComeAndGoInManyThreads() throws Exception {
        beginEmpty();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Callable<Boolean>> users = IntStream.range(0, 60).<Callable<Boolean>>mapToObj(i -> () -> {
                try (RemoteObject<String> handle = pool.push("the same")) {
                    boolean there = pool.applyOnly(() -> handle.get().equals("the same"), i % pool.size());
                    handle.remove();
                    return there;
                }
            }).toList();
            for (Future<Boolean> user : threads.invokeAll(users)) {
                assertThat(user.get()).isTrue();
            }
        }
        assertThat(kept()).containsOnly(0);
    }

    @Test
    @Order(EMPTY)
    void anArgumentThatWasNotPushedIsGoneAfterTheCall() {
        beginEmpty();
        assertThat(pool.apply((a, b) -> a.length() + b.values.length, "abc", new Marked())).containsOnly(6);
        assertThat(kept()).containsOnly(0);
    }

    @Test
    @Order(EMPTY)
    void anArgumentThatWasPushedIsTheOneThatIsThere() {
        beginEmpty();
        Marked marked = new Marked();
        RemoteObject<Marked> handle = pool.push(marked);
        assertThat(pool.apply((Marked argument) -> argument == handle.get(), marked)).containsOnly(true);
        assertThat(pool.apply((a, b, c) -> a == handle.get() && b == a && c == 1, marked, marked, 1)).containsOnly(true);
        boolean same = pool.applyOnly((Marked argument) -> argument == handle.get(), 0, marked);
        assertThat(same).isTrue();
        handle.remove();
        assertThat(pool.apply((Marked argument) -> argument.values.length, marked)).containsOnly(3);
        assertThat(kept()).containsOnly(0);
    }

    @Test
    @Order(EMPTY)
    void nothingIsLeftOfAPushThatFails() {
        beginEmpty();
        Refused refused = new Refused(Thread.currentThread());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> pool.push(refused)).isInstanceOf(TandemException.class).hasMessageContaining("Thread");
        }
        assertThat(kept()).containsOnly(0);
    }

    @Test
    void handlesMayOutliveTheirPool() {
        List<RemoteObject<?>> handles = List.of(pool.push("word"), pool.push("word"), pool.push(new int[1]),
                pool.scatterList(List.of(1)));
        pool.close();
        handles.forEach(RemoteObject::remove);
        assertThat(handles).allMatch(RemoteObject::removed);
        assertThatThrownBy(() -> handles.getFirst().get()).isInstanceOf(ClosedException.class).hasMessageContaining("removed");
    }

    @Test
    void unevenPartsKeepTheirRowLength() {
        RemoteObject<INDArray> rows = pool.scatterArray(Nd4j.ones(4, 5));
        List<long[]> shapes = pool.apply(() -> rows.get().shape());
        assertThat(shapes.stream().mapToLong(shape -> shape[0]).sum()).isEqualTo(4);
        assertThat(shapes).allMatch(shape -> shape.length == 2 && shape[1] == 5);
        RemoteObject<List<String>> none = pool.scatterList(List.of());
        assertThat(pool.apply(() -> none.get().size())).containsOnly(0);
    }

    @Test
    void rowsCanBeGivenAway() {
        INDArray array = Nd4j.ones(6, SOME);
        RemoteObject<INDArray> rows = pool.scatterArray(array, false);
        assertThat(array.wasClosed()).isTrue();
        assertThatThrownBy(() -> array.addi(1)).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(pool.apply(() -> rows.get().sumNumber().intValue()).stream().mapToInt(n -> n).sum()).isEqualTo(6 * SOME);
    }

    @Test
    @Order(EMPTY)
    void rowsOfAViewCannotBeGivenAway() {
        beginEmpty();
        INDArray whole = Nd4j.ones(4, 3);
        assertThatThrownBy(() -> pool.scatterArray(whole.getRow(1, true), false)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own its memory");
        assertThat(whole.sumNumber().intValue()).isEqualTo(12);
        assertThat(kept()).containsOnly(0);
    }
}
