package dev.tandem.engine.pool;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// Something that a generated session declares.
///
/// @param code the declaration
/// @param uses expressions of type int that use it
/// @param changes statements that change its state
record Declared(String name, boolean isType, String code, List<Use> uses, List<Use> changes) {
    /// Code that may need numbers, each given by an expression.
    interface Use {
        String of(Supplier<String> number);
    }

    /// Without it, instances would show their addresses.
    private static final String SAME =
            " { public String toString() { return \"t\"; } public int hashCode() { return 7; } ";

    private static Declared of(String name, String code, List<Use> uses, List<Use> changes) {
        return new Declared(name, false, code, uses, changes);
    }

    /// @param types the typed classes that a variable can be of; each has a constructor and a method of one number
    static Declared variable(String v, Random random, Supplier<String> number, List<String> types) {
        String a = number.get();
        return switch (random.nextInt(types.isEmpty() ? 5 : 9)) {
            case 0 -> of(v, "int " + v + " = " + a + ";", List.of(n -> v), List.of(n -> v + " = " + n.get(), n -> v + "++"));
            case 1 -> of(v, "String " + v + " = \"t\" + " + a + ";", List.of(n -> v + ".length()", n -> v + ".indexOf(\"1\")"),
                    List.of(n -> v + " += " + n.get()));
            case 2 -> of(v, "List<Integer> " + v + " = new ArrayList<>(List.of(" + a + "));",
                    List.of(n -> v + ".size()", n -> v + ".stream().mapToInt(i -> i).sum()"),
                    List.of(n -> v + ".add(" + n.get() + ")", n -> v + ".removeFirst()"));
            case 3 -> of(v, "int[][] " + v + " = {{" + a + "}, {1, 2}};", List.of(n -> v + "[0][0]", n -> "(" + v + "[1][1]++)"),
                    List.of(n -> v + "[0][0] = " + n.get(), n -> v + "[1] = new int[] {7, " + n.get() + "}"));
            case 4 -> of(v, "Map<Integer, Object> " + v + " = new LinkedHashMap<>(Map.of(1, " + a + "));",
                    List.of(n -> v + ".values().toString().length()", n -> "(int) " + v + ".getOrDefault(" + n.get() + " % 3, 4).hashCode()"),
                    List.of(n -> v + ".put(" + n.get() + " % 3, " + n.get() + ")"));
            case 5, 6 -> ofType(v, types.get(random.nextInt(types.size())), a);
            case 7 -> listOfType(v, types.get(random.nextInt(types.size())), a);
            default -> {
                String type = types.get(random.nextInt(types.size()));
                yield of(v, "Object " + v + " = new " + type + "(" + a + ");",
                        List.of(n -> "(" + v + " instanceof " + type + " o ? o.calc(" + n.get() + ") : -5)"), List.of());
            }
        };
    }

    private static Declared ofType(String v, String type, String a) {
        return of(v, type + " " + v + " = new " + type + "(" + a + ");", List.of(n -> v + ".calc(" + n.get() + ")"),
                List.of(n -> v + " = new " + type + "(" + n.get() + ")", n -> v + ".calc(" + n.get() + ")"));
    }

    private static Declared listOfType(String v, String type, String a) {
        return of(v, "List<" + type + "> " + v + " = new ArrayList<>(Collections.nCopies(2, new " + type + "(" + a + ")));",
                List.of(n -> v + ".stream().mapToInt(o -> o.calc(" + n.get() + ")).sum()"),
                List.of(n -> v + ".add(new " + type + "(" + n.get() + "))", n -> "Collections.reverse(" + v + ")"));
    }

    static Declared type(String t, Random random, Supplier<String> number) {
        String a = number.get();
        List<Use> uses = List.of(n -> "new " + t + "(" + n.get() + ").calc(" + n.get() + ")");
        return switch (random.nextInt(5)) {
            case 0 -> new Declared(t, true, "record " + t + "(int a) { int calc(int x) { return a + x + " + a + "; } }", uses, List.of());
            case 1 -> new Declared(t, true, "record " + t + "(int a, List<Integer> more) { " + t + "(int a) { this(a, List.of(a, 1)); } "
                    + "int calc(int x) { return more.get(0) * x + " + a + "; } }", uses, List.of());
            case 2 -> new Declared(t, true, "class " + t + SAME + "static int made = 3; int n; " + t + "(int n) { this.n = n; } "
                    + "int calc(int x) { return n++ * 2 + x + made + " + a + "; } }",
                    List.of(uses.getFirst(), n -> t + ".made"), List.of(n -> t + ".made = " + n.get()));
            case 3 -> new Declared(t, true, "class " + t + SAME + "class In { int z = " + a + "; int up(int y) { return z + y + n; } } int n; In in = new In(); "
                    + t + "(int n) { this.n = n; } int calc(int x) { return in.up(x); } }", uses, List.of());
            default -> new Declared(t, true, "class " + t + SAME + "IntUnaryOperator f; enum E { A, B; int w = 2; } " + t + "(int n) { f = x -> x + n + E.B.w; } "
                    + "int calc(int x) { return f.applyAsInt(x) + " + a + "; } }",
                    List.of(uses.getFirst(), n -> t + ".E.A.w"), List.of(n -> t + ".E.B.w = " + n.get()));
        };
    }

    static Declared method(String m, Random random, Supplier<String> number) {
        String a = number.get();
        String body = switch (random.nextInt(6)) {
            case 0 -> "int s = 0; for (int i = 0; i < 3; i++) s += i * " + a + "; return s + x;";
            case 1 -> "if (x % 7 == 3) throw new IllegalStateException(\"seven \" + x); return x + " + a + ";";
            case 2 -> "IntSupplier s = () -> x + " + a + "; return s.getAsInt();";
            case 3 -> "record L(int u) { int w() { return u + x(); } int x() { return 1; } } return new L(" + a + ").w() + x;";
            case 4 -> "try { return Math.floorMod(x, " + a + ") + 1; } catch (ArithmeticException e) { return -1; }";
            default -> "return x + " + a + ";";
        };
        List<Use> use = List.of(n -> m + "(" + n.get() + ")");
        return random.nextInt(5) == 0
                ? of(m, "String " + m + "(int x) { return \"r\" + (" + a + ") + x; }", List.of(n -> m + "(" + n.get() + ").hashCode()"), List.of())
                : of(m, "int " + m + "(int x) { " + body + " }", use, List.of());
    }

    static Declared function(String f, Random random, Supplier<String> number) {
        String a = number.get();
        return switch (random.nextInt(7)) {
            case 0 -> of(f, "Function<Integer, Integer> " + f + " = x -> x + " + a + ";", List.of(n -> f + ".apply(" + n.get() + ")"),
                    List.of(n -> f + " = x -> x * 2 - " + n.get(), n -> f + " = " + f + ".andThen(x -> x + 1)"));
            case 1 -> of(f, "IntUnaryOperator " + f + " = x -> { int y = " + a + "; return y - x; };",
                    List.of(n -> f + ".applyAsInt(" + n.get() + ")"), List.of(n -> f + " = Math::abs"));
            case 2 -> of(f, "List<Supplier<Integer>> " + f + " = new ArrayList<>(List.of(() -> " + a + "));",
                    List.of(n -> f + ".stream().mapToInt(Supplier::get).sum()"), List.of(n -> f + ".add(() -> " + n.get() + ")"));
            case 3 -> of(f, "Map<String, IntBinaryOperator> " + f + " = new TreeMap<>(Map.of(\"k\", (x, y) -> x - y + " + a + "));",
                    List.of(n -> f + ".get(\"k\").applyAsInt(" + n.get() + ", " + n.get() + ")"),
                    List.of(n -> f + ".put(\"k\", (x, y) -> y)"));
            case 4 -> of(f, "Comparator<Integer> " + f + " = Comparator.comparing((Integer i) -> i % 5 + " + a + ").thenComparing(Comparator.reverseOrder());",
                    List.of(n -> f + ".compare(" + n.get() + ", " + n.get() + ")"), List.of());
            case 5 -> of(f, "ToIntFunction<Integer> " + f + " = new ToIntFunction<>() { int seen = 1; public int applyAsInt(Integer x) { return x + seen++ + " + a + "; } };",
                    List.of(n -> f + ".applyAsInt(" + n.get() + ")"), List.of(n -> f + ".applyAsInt(1)"));
            default -> of(f, "Function<Integer, Function<Integer, Integer>> " + f + " = x -> y -> x - y + " + a + ";",
                    List.of(n -> f + ".apply(" + n.get() + ").apply(" + n.get() + ")"), List.of());
        };
    }
}
