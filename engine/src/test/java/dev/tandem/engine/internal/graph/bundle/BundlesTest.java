package dev.tandem.engine.internal.graph.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BundlesTest {
    private final Bundles bundles = new Bundles(3, 1000);
    private int made;

    private Optional<Bundle> of(Object collection, Object[] elements, int bytes) {
        return bundles.of(collection, elements, () -> Optional.of(new Bundle(++made, elements, new byte[bytes], List.of(), Set.of())));
    }

    private Optional<Bundle> of(List<?> list) {
        return of(list, list.toArray(), 100);
    }

    @Test
    void aCollectionHasOneFromTheSecondTimeOnAsLongAsItHoldsTheSame() {
        List<Object> list = new ArrayList<>(List.of("a", "b"));
        assertThat(of(list)).isEmpty();
        Bundle first = of(list).orElseThrow();
        assertThat(of(list)).containsSame(first);
        list.set(1, "c");
        Bundle second = of(list).orElseThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(of(list)).containsSame(second);
        list.add(null);
        assertThat(of(list).orElseThrow().elements()).containsExactly("a", "c", null);
        assertThat(made).isEqualTo(3);
    }

    @Test
    void equalCollectionsAreNotTheSame() {
        List<Object> list = new ArrayList<>(List.of("a"));
        of(list);
        assertThat(of(new ArrayList<>(list))).isEmpty();
    }

    @Test
    void whatCannotBeOneIsNotTriedAgain() {
        Object collection = new Object();
        Object[] none = {};
        bundles.of(collection, none, () -> Optional.of(new Bundle(1, none, none(), List.of(), Set.of())));
        for (int i = 0; i < 3; i++) {
            assertThat(bundles.of(collection, none, () -> {
                made++;
                return Optional.empty();
            })).isEmpty();
        }
        assertThat(made).isEqualTo(1);
    }

    private static byte[] none() {
        return new byte[0];
    }

    @Test
    void theyAreLimitedInNumberAndSize() {
        List<List<Object>> lists = IntStream.range(0, 5).<List<Object>>mapToObj(i -> new ArrayList<>(List.of(i))).toList();
        lists.forEach(list -> {
            of(list);
            assertThat(of(list)).isPresent();
        });
        assertThat(bundles.count()).isEqualTo(3);
        assertThat(of(lists.getLast(), new Object[] {1}, 2000)).isEmpty();
        Object large = new Object();
        of(large, new Object[] {2}, 950);
        assertThat(of(large, new Object[] {2}, 950)).isPresent();
        assertThat(bundles.count()).isLessThan(3);
    }

    @Test
    void noCollectionIsKeptAlive() {
        List<Object> list = new ArrayList<>(List.of("a"));
        of(list);
        of(list);
        list = null;
        Await.until("the list is forgotten", () -> {
            System.gc();
            return bundles.count() == 0;
        });
    }

    @Test
    void theElementsThatArrivedAreOfOneWorld() throws IOException, ClassNotFoundException {
        ArrivedBundles arrived = new ArrivedBundles(2);
        Object[] first = arrived.elements(1, "world", () -> new Object[] {1});
        assertThat(arrived.elements(1, "world", () -> new Object[] {2})).isSameAs(first);
        assertThat(arrived.elements(1, "another", () -> new Object[] {3})).containsExactly(3);
        assertThat(arrived.elements(2, "world", () -> new Object[] {4})).containsExactly(4);
        assertThat(arrived.elements(1, "world", () -> new Object[] {5})).containsExactly(5);
    }
}
