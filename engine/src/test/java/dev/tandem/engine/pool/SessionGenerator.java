package dev.tandem.engine.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Composes a random session, snippet by snippet; the same one for the same seed.
///
/// There are places for variables, types, methods and functions, which are entered again and again, as something else
/// each time. What is entered at one place uses places before it only, so that nothing recurses without end. Methods
/// can share the names of variables and functions.
final class SessionGenerator {
    /// One snippet.
    ///
    /// @param place where it puts something; -1 when it does not
    /// @param asked whether it is a task for the pool
    record Step(String code, int place, boolean asked) {}

    /// What the generator is to bring about.
    enum Style {
        /// Tasks of all kinds; what is entered again is something else each time.
        ASKING,
        /// Much is entered again, with arrays of the JDK only. What is no method stays of its kind and gets other contents,
        /// so that what depends on it is still good; methods change and get overloads. A type gets another member each
        /// time: the JDK's tool replaces some types and puts other code under the objects of others, where typed
        /// sessions always replace.
        REDEFINING
    }

    private static final int PLACES = 18;
    /// Whatever is entered again is compiled again with all that depends on it, in two shells.
    private static final int FEW_PLACES = 12;
    private static final int DEEPEST = 3;
    private static final boolean PUSHES = !"false".equals(System.getProperty("tandem.generated.pushes"));

    private final Random random;
    private final Style style;
    private final int places;
    /// Whether methods have the names of variables.
    private final boolean sharesNames;
    private final String ending;
    private final TreeMap<Integer, Template> declared = new TreeMap<>();
    private int entered;

    SessionGenerator(long seed) {
        this(seed, Style.ASKING, "");
    }

    /// @param ending of the names that the session gives
    SessionGenerator(long seed, Style style, String ending) {
        random = new Random(seed);
        this.style = style;
        sharesNames = style == Style.ASKING || seed % 4 == 0;
        places = style == Style.REDEFINING ? FEW_PLACES : PLACES;
        this.ending = ending;
    }

    /// What comes next.
    Step next() {
        entered++;
        int dice = entered <= places ? 0 : random.nextInt(10);
        if (dice < (style == Style.REDEFINING ? 5 : 3)) {
            int place = entered <= places ? entered - 1 : random.nextInt(places);
            return enter(place);
        } else if (dice < (style == Style.REDEFINING ? 7 : 5)) {
            return change();
        }
        return new Step(task(), -1, true);
    }

    /// To be told when what was to be put at a place was rejected.
    void rejected(int place) {
        declared.remove(place);
    }

    private Step enter(int place) {
        List<String> types = types(place);
        Template next = switch (place % 6) {
            case 0, 4 -> template(Templates.VARIABLES, "v" + place + ending, types);
            case 1 -> template(Templates.TYPES, "T" + place + ending, types);
            case 2, 5 -> template(Templates.METHODS, methodName(place) + ending, types);
            default -> template(Templates.FUNCTIONS, "f" + place + ending, types);
        };
        Template before = declared.get(place);
        if (style == Style.REDEFINING && before != null && place % 3 != 2) {
            next = before;
        }
        declared.put(place, next);
        if (style == Style.REDEFINING && before != null && place % 6 == 1) {
            next = next.withMember("static void again" + entered + "() { }");
        }
        return new Step(Template.numbered(next.code(), () -> number(place, 0)), place, false);
    }

    /// That of a variable or function, which the JDK's shell confuses in its own imports when much is compiled together: where
    /// much is entered again, one session in four is enough to show what comes of it.
    private String methodName(int place) {
        return sharesNames ? (place % 6 == 2 ? "v" : "f") + (place - 2) : "m" + place;
    }

    private Template template(List<Template> all, String name, List<String> types) {
        Template one = pick(all.stream().filter(template -> !types.isEmpty() || !template.needsType())
                .filter(this::fits).toList());
        return one.named(name, types.isEmpty() ? "" : pick(types));
    }

    /// The JDK's shell goes on with old code where an overload that calls others of its name is entered again; that is
    /// for tests with answers of their own. Which of two overloads with the same erasure is called depends on the order of
    /// the shell's own imports. Methods with lambdas or classes of their own are no code that a JVM replaces in place: functions
    /// held in variables go on with the old one there, and follow here.
    private boolean fits(Template template) {
        String code = template.code();
        boolean callsItsName = code.indexOf("@(") != code.lastIndexOf("@(");
        return style == Style.ASKING || !code.contains("INDArray") && !code.startsWith("String @(")
                && !code.startsWith("<X> ") && !isReplacedAsAWhole(code)
                && !code.startsWith("IntUnaryOperator @(") && !code.startsWith("~ @(")
                && !(callsItsName && (code.startsWith("int @(") || code.startsWith("long @(")));
    }

    private static boolean isReplacedAsAWhole(String code) {
        boolean method = code.contains(" @(");
        return method && (code.replaceAll("(case|default)[^:;]*?->", "").contains("->") || code.contains("class L") || code.contains("record L")
                || code.contains("new Object() {"));
    }

    /// The names of the typed classes at places before one.
    private List<String> types(int before) {
        return declared.headMap(before).keySet().stream().filter(place -> place % 6 == 1).map(place -> "T" + place + ending).toList();
    }

    private Step change() {
        List<Template> changeable = declared.values().stream().filter(one -> !one.changes().isEmpty()).toList();
        if (changeable.isEmpty()) {
            return new Step(task(), -1, true);
        }
        String change = Template.numbered(pick(pick(changeable).changes()), () -> number(places, 2));
        return new Step(change.endsWith("}") ? change : change + ";", -1, false);
    }

    private String task() {
        String a = number(places, 0);
        String b = number(places, 0);
        if (PUSHES && random.nextInt(4) == 0) {
            return random.nextBoolean() ? "kept(() -> " + a + ")" : "keptBefore()";
        }
        List<String> types = types(places);
        if (!types.isEmpty() && random.nextInt(6) == 0) {
            return Template.numbered(back(pick(types)), () -> number(places, 1));
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

    /// A task whose result holds what is typed.
    private String back(String type) {
        String code = switch (random.nextInt(5)) {
            case 0 -> "askedBack(() -> { var o = new ~(#); o.calc(#); return List.of(o, o); })";
            case 1 -> "askedBack(() -> new ~[] {new ~(#), null})";
            case 2 -> "askedBack(() -> Map.of(\"k\", Optional.of(new ~(#))))";
            case 3 -> "askedBack(() -> Stream.of(1, #).map(~::new).toList())";
            default -> "askedBack(() -> new ~(#))";
        };
        return code.replace("~", type);
    }

    /// An expression of type int that uses places before one only.
    private String number(int before, int depth) {
        List<Template> usable = new ArrayList<>(declared.headMap(before).values());
        if (depth >= DEEPEST || usable.isEmpty() || random.nextInt(6) == 0) {
            return Integer.toString(random.nextInt(50));
        }
        Supplier<String> argument = () -> number(before, depth + 1);
        return switch (random.nextInt(8)) {
            case 0 -> "(" + argument.get() + " > " + argument.get() + " ? " + argument.get() + " : " + argument.get() + ")";
            case 1 -> "(" + argument.get() + " * 3 - " + argument.get() + ")";
            default -> Template.numbered(pick(pick(usable).uses()), argument);
        };
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
