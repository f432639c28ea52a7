package dev.tandem.engine.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Composes a random session, snippet by snippet; the same one for the same seed.
///
/// There are places for variables, types, methods and functions, which are entered again and again, as something else
/// each time. What is entered at one place uses places before it only, so that nothing recurses without end.
final class SessionGenerator {
    /// One snippet.
    ///
    /// @param place where it puts something; -1 when it does not
    /// @param asked whether it is a task for the pool
    record Step(String code, int place, boolean asked) {}

    private static final int PLACES = 18;
    private static final int DEEPEST = 3;
    private static final boolean PUSHES = !"false".equals(System.getProperty("tandem.generated.pushes"));

    private final Random random;
    private final TreeMap<Integer, Declared> declared = new TreeMap<>();
    private int entered;

    SessionGenerator(long seed) {
        random = new Random(seed);
    }

    /// What comes next.
    Step next() {
        entered++;
        int dice = entered <= PLACES ? 0 : random.nextInt(10);
        if (dice < 3) {
            int place = entered <= PLACES ? entered - 1 : random.nextInt(PLACES);
            return enter(place);
        } else if (dice < 5) {
            return change();
        }
        return new Step(task(), -1, true);
    }

    /// To be told when what was to be put at a place was rejected.
    void rejected(int place) {
        declared.remove(place);
    }

    private Step enter(int place) {
        Supplier<String> number = () -> number(place, 0);
        Declared next = switch (place % 6) {
            case 0, 4 -> Declared.variable("v" + place, random, number, types(place));
            case 1 -> Declared.type("T" + place, random, number);
            case 2, 5 -> Declared.method("m" + place, random, number);
            default -> Declared.function("f" + place, random, number);
        };
        declared.put(place, next);
        return new Step(next.code(), place, false);
    }

    private List<String> types(int before) {
        return declared.headMap(before).values().stream().filter(Declared::isType).map(Declared::name).toList();
    }

    private Step change() {
        List<Declared> changeable = declared.values().stream().filter(d -> !d.changes().isEmpty()).toList();
        if (changeable.isEmpty()) {
            return new Step(task(), -1, true);
        }
        Declared one = changeable.get(random.nextInt(changeable.size()));
        return new Step(pick(one.changes()).of(() -> number(PLACES, 2)) + ";", -1, false);
    }

    private String task() {
        String a = number(PLACES, 0);
        String b = number(PLACES, 0);
        if (PUSHES && random.nextInt(4) == 0) {
            return random.nextBoolean() ? "kept(() -> " + a + ")" : "keptBefore()";
        }
        return switch (random.nextInt(8)) {
            case 0 -> "asked(() -> List.of(" + a + ", " + b + "))";
            case 1 -> "asked(() -> \"a\" + " + a + " + 'b' + (" + b + "))";
            case 2 -> "asked(() -> new int[] {" + a + ", " + b + "})";
            case 3 -> "asked(() -> { try { return " + a + "; } catch (IllegalStateException e) { return e.getMessage(); } })";
            case 4 -> "askedFor(() -> { int k = " + a + "; IntUnaryOperator made = y -> y + k; return made; })";
            case 5 -> "askedEach(x -> x + " + a + ")";
            default -> "asked(() -> " + a + " - " + b + ")";
        };
    }

    /// An expression of type int that uses places before one only.
    private String number(int before, int depth) {
        List<Declared> usable = new ArrayList<>(declared.headMap(before).values());
        if (depth >= DEEPEST || usable.isEmpty() || random.nextInt(6) == 0) {
            return Integer.toString(random.nextInt(50));
        }
        Supplier<String> argument = () -> number(before, depth + 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + argument.get() + " > " + argument.get() + " ? " + argument.get() + " : " + argument.get() + ")";
            case 1 -> "(" + argument.get() + " * 3 - " + argument.get() + ")";
            default -> pick(usable.get(random.nextInt(usable.size())).uses()).of(argument);
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
