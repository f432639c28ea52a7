package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.WorkerLostException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Large collections whose elements cannot change reach a worker once; what can be told of them there is as if each call had brought them.
class TypedBundlesTest extends OpenTypedPool {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(1);
    }

    @BeforeEach
    void declare() {
        session.eval("record Item(int number, String name) { }");
        session.eval("List<Item> items = IntStream.range(0, 3000).mapToObj(i -> new Item(i, \"a rather long name of item \" + i)).toList();");
        // Who the first element is there: the same object only if it did not arrive again.
        session.eval("int who(Object element) { return System.identityHashCode(element); }");
    }

    /// Calls three times and gives the last two answers.
    private Object lastTwo(String call) {
        answer(call);
        return List.of(answer(call), answer(call));
    }

    private void isKept(Object lastTwo) {
        List<?> two = (List<?>) lastTwo;
        assertThat(two.get(0)).isEqualTo(two.get(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"List<Item> all = items;", "List<Item> all = new ArrayList<>(items);",
        "List<Item> all = List.copyOf(new LinkedList<>(items));",
        "List<Item> all = Arrays.asList(items.toArray(new Item[0]));"})
    void theElementsOfAListStayThere(String declaration) {
        session.eval(declaration);
        isKept(lastTwo("pool().apply(() -> who(all.get(7)))"));
        isKept(lastTwo("pool().apply(list -> who(list.get(7)), all)"));
        session.eval("Object viaLocal() throws Exception { List<Item> mine = all; return pool().apply(() -> who(mine.get(7))); }");
        isKept(lastTwo("viaLocal()"));
        assertThat(answer("pool().apply(() -> all.equals(all.stream().map(i -> new Item(i.number(), i.name())).toList())"
                + " ? all.getClass().getSimpleName() : \"others\").equals(List.of(all.getClass().getSimpleName()))")).isEqualTo(true);
    }

    @Test
    void theElementsOfArraysMapsAndSetsStayThere() {
        session.eval("Item[] array = items.toArray(new Item[0]);");
        isKept(lastTwo("pool().apply(() -> who(array[5]))"));
        session.eval("Map<String, Item> map = new HashMap<>(); items.forEach(i -> map.put(i.name(), i));");
        isKept(lastTwo("pool().apply(() -> who(map.get(\"a rather long name of item 5\")))"));
        session.eval("Set<String> names = new TreeSet<>(map.keySet());");
        isKept(lastTwo("pool().apply(() -> { var all = new ArrayList<>(names); return who(all.get(0)); })"));
    }

    @Test
    void aCollectionThatHasChangedArrivesChanged() {
        session.eval("List<Item> all = new ArrayList<>(items);");
        lastTwo("pool().apply(() -> all.size())");
        session.eval("all.set(2999, new Item(-1, \"another\"));");
        assertThat(lastTwo("pool().apply(() -> all.get(2999).name())")).isEqualTo(List.of(List.of("another"), List.of("another")));
        session.eval("all.remove(0);");
        assertThat(lastTwo("pool().apply(() -> all.size() + all.get(0).number())")).isEqualTo(List.of(List.of(3000), List.of(3000)));
        session.eval("all = List.of();");
        assertThat(lastTwo("pool().apply(() -> all.size())")).isEqualTo(List.of(List.of(0), List.of(0)));
    }

    @Test
    void anArrayOrMapThatHasChangedArrivesChanged() {
        session.eval("Item[] array = items.toArray(new Item[0]); List<Item> view = Arrays.asList(array);");
        session.eval("Map<Integer, Item> map = new HashMap<>(); items.forEach(i -> map.put(i.number(), i));");
        session.eval("Map<String, Item> named = new TreeMap<>(); items.forEach(i -> named.put(i.name(), i));");
        lastTwo("pool().apply(() -> array.length)");
        lastTwo("pool().apply(() -> view.size())");
        lastTwo("pool().apply(() -> map.size())");
        lastTwo("pool().apply(() -> named.size())");
        for (int i = 1; i < 4; i++) {
            session.eval(
                    "Item other = new Item(" + -i + ", \"another\"); array[3] = other; map.put(3, other); named.put(items.get(3).name(), other);");
            List<Object> expected = List.of(List.of(-i), List.of(-i));
            assertThat(lastTwo("pool().apply(() -> array[3].number())")).isEqualTo(expected);
            assertThat(lastTwo("pool().apply(a -> a[3].number(), array)")).isEqualTo(expected);
            assertThat(lastTwo("pool().apply(() -> view.get(3).number())")).isEqualTo(expected);
            assertThat(lastTwo("pool().apply(() -> map.get(3).number())")).isEqualTo(expected);
            assertThat(lastTwo("pool().apply(() -> named.get(\"a rather long name of item 3\").number())")).isEqualTo(expected);
        }
    }

    @Test
    void whatACallDoesToItsCopyNobodyElseSees() {
        session.eval("List<Item> all = new ArrayList<>(items); Item[] array = items.toArray(new Item[0]);");
        for (int i = 0; i < 4; i++) {
            assertThat(answer("pool().apply(() -> { int before = all.size(); all.clear(); return before; })")).isEqualTo(List.of(3000));
            assertThat(answer("pool().apply(() -> { Item before = array[0]; array[0] = null; return before.number(); })")).isEqualTo(List.of(0));
            assertThat(answer("pool().apply(l -> { l.add(0, null); return l.size(); }, new ArrayList<>(all))")).isEqualTo(List.of(3001));
        }
    }

    /// What is in two places is one object there, too.
    @Test
    void anElementThatIsAlsoElsewhereIsTheSameOne() {
        session.eval("Item chosen = items.get(9); List<Item> others = new ArrayList<>(items); List<Object> holder = List.of(items, chosen);");
        for (int i = 0; i < 4; i++) {
            assertThat(answer("pool().apply(() -> items.get(9) == chosen && others.get(9) == items.get(9))")).isEqualTo(List.of(true));
            assertThat(answer("pool().apply(h -> ((List<?>) h.get(0)).get(9) == h.get(1), holder)")).isEqualTo(List.of(true));
            assertThat(answer("pool().apply(() -> chosen == items.get(9))")).isEqualTo(List.of(true));
        }
    }

    @Test
    void elementsThatCanChangeArriveEachTime() {
        session.eval("record Cell(int[] values, String name) { }");
        session.eval(
                "List<Cell> cells = IntStream.range(0, 2000).mapToObj(i -> new Cell(new int[] {i}, \"a rather long name of cell \" + i)).toList();");
        session.eval("class Counter { int n; String name = \"a rather long name of a counter\"; }");
        session.eval("List<Counter> counters = IntStream.range(0, 2000).mapToObj(i -> new Counter()).toList();");
        session.eval(
                "List<List<Item>> lists = IntStream.range(0, 2000).mapToObj(i -> (List<Item>) new ArrayList<>(items.subList(i, i + 1))).toList();");
        for (int i = 1; i < 5; i++) {
            session.eval("cells.get(3).values()[0] = " + i + "; counters.get(3).n = " + i + "; lists.get(3).set(0, new Item(" + i + ", \"\"));");
            assertThat(answer("pool().apply(() -> List.of(cells.get(3).values()[0], counters.get(3).n, lists.get(3).get(0).number()))"))
                    .isEqualTo(List.of(List.of(i, i, i)));
        }
    }

    /// The constructor of a record may read a variable, and then has to run again when that has changed.
    @Test
    void recordsThatReadVariablesArriveEachTime() {
        session.eval("int scale = 1;");
        session.eval("record Scaled(String name, int factor) { public Scaled { factor = scale; } }");
        session.eval(
                "List<Scaled> scaled = IntStream.range(0, 2000).mapToObj(i -> new Scaled(\"a rather long name of an element \" + i, 0)).toList();");
        for (int i = 1; i < 5; i++) {
            session.eval("scale = " + i + ";");
            assertThat(answer("pool().apply(() -> scaled.get(0).factor())")).isEqualTo(List.of(i));
        }
    }

    @Test
    void aClassThatIsDefinedAgainIsTheNewOne() {
        lastTwo("pool().apply(() -> items.get(1).toString())");
        session.eval("record Item(int number, String name) { @Override public String toString() { return \"again \" + number; } }");
        session.eval("items = IntStream.range(0, 3000).mapToObj(i -> new Item(i, \"a rather long name of item \" + i)).toList();");
        assertThat(lastTwo("pool().apply(() -> items.get(1).toString())")).isEqualTo(List.of(List.of("again 1"), List.of("again 1")));
    }

    @Test
    void whatIsPushedAndWhatANewWorkerGetsIsComplete() {
        lastTwo("pool().apply(() -> items.size())");
        session.eval("RemoteObject<List<Item>> there = pool().push(items);");
        assertThat(answer("pool().apply(() -> there.get().get(5).equals(items.get(5)))")).isEqualTo(List.of(true));
        assertThatThrownBy(() -> pool.apply(() -> {
            Runtime.getRuntime().halt(3);
            return 0;
        })).isInstanceOf(WorkerLostException.class);
        assertThat(answer("pool().apply(() -> there.get().equals(items))")).isEqualTo(List.of(true));
        assertThat(lastTwo("pool().apply(() -> items.get(2999).number())")).isEqualTo(List.of(List.of(2999), List.of(2999)));
    }
}
