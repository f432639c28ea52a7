package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What code reaches from some values: all typed classes, top-level methods and variables behind them.
///
/// Rapid type analysis by method: a virtual method counts as reached when its class has an instance on the way
/// and it is called by typed code or overrides something that the JDK could call. For an object that is kept, all
/// methods of its types count, since later calls may use them; what these need and cannot have is left out. Immutable
/// once [#after] has returned it; the same steps from the same start lead to the same instance, see [Steps].
final class Reach {
    private record Method(Class<?> owner, ClassSummary.Signature signature) {}

    /// What JShell has a method throw that was entered before what it uses.
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";
    private static final ClassSummary.Signature HASH_CODE = new ClassSummary.Signature("hashCode", "()I");
    private static final ClassSummary.Signature EQUALS =
            new ClassSummary.Signature("equals", "(Ljava/lang/Object;)Z");

    private final boolean complete;
    /// The values of these maps tell whether something is needed, or only by methods that may never be called.
    private final Map<Method, Boolean> reached = new HashMap<>();
    private final Map<Class<?>, Boolean> instances = new LinkedHashMap<>();
    private final Map<ClassSummary.Signature, Boolean> called = new HashMap<>();
    private final Map<Class<?>, Boolean> initialised = new HashMap<>();
    private final Map<Field, Boolean> needed = new HashMap<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Map<Field, String> variables = new HashMap<>();
    /// The variables in the order in which they were reached.
    private final List<Field> order = new ArrayList<>();
    /// The types of which instances travel; decoding may run their code before all variables are set.
    private final Set<Class<?>> arriving = new LinkedHashSet<>();
    private final Map<ClassLoader, Map<Links.Member, Links.Definition>> links = new LinkedHashMap<>();
    private final Deque<Method> open = new ArrayDeque<>();
    private boolean lenient;
    private Supplier<String> where = () -> "";

    /// @param complete whether for an object that is kept
    Reach(boolean complete) {
        this.complete = complete;
    }

    /// What is reached after one more step.
    ///
    /// @param where names in errors what is being encoded
    Reach after(Step step, Supplier<String> where) {
        Reach next = new Reach(complete);
        next.reached.putAll(reached);
        next.instances.putAll(instances);
        next.called.putAll(called);
        next.initialised.putAll(initialised);
        next.needed.putAll(needed);
        next.classes.addAll(classes);
        next.variables.putAll(variables);
        next.order.addAll(order);
        next.arriving.addAll(arriving);
        links.forEach((loader, members) -> next.links.put(loader, new LinkedHashMap<>(members)));
        next.take(step, where);
        return next;
    }

    private void take(Step step, Supplier<String> named) {
        where = named;
        lenient = step.lenient();
        try {
            switch (step) {
                case Step.Lambda l -> lambda(l);
                case Step.Instance i -> instance(i.type());
                case Step.Type t -> add(t.type());
            }
            follow();
        } catch (CannotShipException e) {
            if (!lenient) {
                throw e;
            }
            follow();
        } finally {
            where = () -> "";
        }
    }

    /// Notes something.
    ///
    /// @return whether that is new
    private <T> boolean note(Map<T, Boolean> known, T what) {
        Boolean before = known.get(what);
        if (before == null || !before && !lenient) {
            known.put(what, !lenient);
            return true;
        }
        return false;
    }

    private void lambda(Step.Lambda function) {
        add(function.capturing());
        Class<?> owner = ClassSummary.typed(function.owner(), function.capturing().getClassLoader());
        if (owner != null) {
            if (function.kind() == MethodHandleInfo.REF_newInvokeSpecial) {
                reachInstance(owner);
            }
            call(owner, new ClassSummary.Signature(function.name(), function.descriptor()));
        }
    }

    private void instance(Class<?> type) {
        reachInstance(type);
        if (arriving.add(type) && type.isRecord()) {
            ClassSummary.of(type).methods().keySet().stream().filter(m -> m.name().equals("<init>"))
                    .forEach(constructor -> reach(type, constructor));
        }
    }

    private void reachInstance(Class<?> type) {
        if (type.isArray() || Loaders.isHome(type.getClassLoader()) || !note(instances, type)) {
            return;
        }
        initialise(type);
        Set<String> library = libraryMethods(type);
        for (Class<?> c = type; c != null && !Loaders.isHome(c.getClassLoader()); c = c.getSuperclass()) {
            for (ClassSummary.Signature method : ClassSummary.of(c).instanceMethods()) {
                if (library.contains(method.name()) || called.containsKey(method)) {
                    reach(c, method);
                } else if (complete) {
                    reachMaybe(c, method);
                }
            }
        }
    }

    private void reachMaybe(Class<?> owner, ClassSummary.Signature method) {
        boolean before = lenient;
        lenient = true;
        try {
            reach(owner, method);
        } catch (CannotShipException e) {
            // Whoever calls it hears of it then.
            return;
        } finally {
            lenient = before;
        }
    }

    /// The names of the methods that the JDK or a library could call on an instance.
    private static Set<String> libraryMethods(Class<?> type) {
        Set<String> names = new HashSet<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Class<?> c = open.pop();
            if (Loaders.isHome(c.getClassLoader())) {
                for (java.lang.reflect.Method method : c.getMethods()) {
                    names.add(method.getName());
                }
            }
            if (c.getSuperclass() != null) {
                open.push(c.getSuperclass());
            }
            open.addAll(List.of(c.getInterfaces()));
        }
        return names;
    }

    /// The variables in the order in which they were reached; later steps append to it.
    List<Field> variables() {
        return order;
    }

    /// Whether all that uses a variable may never be called.
    boolean isOptional(Field variable) {
        return !needed.get(variable);
    }

    /// Variables that constructors of records, static initialisers of enums and methods of keys would read of one
    /// type while an instance arrives.
    static Map<Field, String> earlyReads(Class<?> type) {
        Reach early = new Reach(false);
        early.initialise(type);
        ClassSummary.of(type).methods().keySet().stream().filter(Reach::mayRunEarly)
                .forEach(method -> early.call(type, method));
        early.follow();
        return early.variables;
    }

    /// The types with code that runs while their instances arrive.
    List<Class<?>> arrivingWithCode() {
        return arriving.stream().filter(t -> t.isRecord() || Enum.class.isAssignableFrom(t)).toList();
    }

    /// Whether it is no further than another that it came from.
    boolean isAsFarAs(Reach before) {
        return reached.equals(before.reached) && instances.equals(before.instances) && called.equals(before.called)
                && needed.equals(before.needed) && classes.equals(before.classes) && arriving.equals(before.arriving)
                && links.equals(before.links) && initialised.equals(before.initialised);
    }

    private static boolean mayRunEarly(ClassSummary.Signature method) {
        return method.name().equals("<init>") || method.equals(HASH_CODE) || method.equals(EQUALS);
    }

    /// What the user calls a variable.
    String nameOf(Field variable) {
        return variables.get(variable);
    }

    /// The typed methods; their order means nothing.
    Map<Class<?>, Set<ClassSummary.Signature>> methods() {
        Map<Class<?>, Set<ClassSummary.Signature>> methods = new HashMap<>();
        reached.keySet().forEach(m -> methods.computeIfAbsent(m.owner(), owner -> new HashSet<>()).add(m.signature()));
        return methods;
    }

    Map<ClassLoader, Map<Links.Member, Links.Definition>> links() {
        return links;
    }

    /// All typed classes that running the code elsewhere can need.
    Set<Class<?>> classes() {
        Set<Class<?>> closed = new LinkedHashSet<>();
        Deque<Class<?>> rest = new ArrayDeque<>(classes);
        while (!rest.isEmpty()) {
            Class<?> type = rest.pop();
            if (closed.add(type)) {
                rest.addAll(ClassSummary.of(type).mentioned());
            }
        }
        return closed;
    }

    private void add(Class<?> type) {
        if (Generations.isSuperseded(type)) {
            throw new CannotShipException("redefined after this was entered; enter this again: " + where.get()
                    + ", class=" + SnippetNames.typed(type.getName()));
        }
        if (!Loaders.isHome(type.getClassLoader())) {
            classes.add(type);
        }
    }

    private void reach(Class<?> owner, ClassSummary.Signature signature) {
        Method method = new Method(owner, signature);
        if (note(reached, method)) {
            add(owner);
            open.add(method);
        }
    }

    private void follow() {
        for (Method method = open.poll(); method != null; method = open.poll()) {
            lenient = !reached.get(method);
            Set<MethodUses.Use> uses = ClassSummary.of(method.owner()).methods().get(method.signature());
            for (MethodUses.Use use : uses == null ? Set.<MethodUses.Use>of() : uses) {
                try {
                    follow(method, use);
                } catch (CannotShipException e) {
                    if (!lenient) {
                        throw e;
                    }
                }
            }
        }
    }

    private void follow(Method from, MethodUses.Use use) {
        ClassLoader loader = from.owner().getClassLoader();
        switch (use) {
            case MethodUses.Call c -> {
                Class<?> owner = ClassSummary.typed(c.owner(), loader);
                if (owner != null) {
                    call(owner, new ClassSummary.Signature(c.name(), c.descriptor()));
                }
            }
            case MethodUses.Creation c when c.owner().equals(UNRESOLVED) -> throw new CannotShipException(
                    "uses something that is not declared, or not any more; enter that first: " + nameOf(from));
            case MethodUses.Creation c -> {
                Class<?> owner = ClassSummary.typed(c.owner(), loader);
                if (owner != null) {
                    reachInstance(owner);
                }
            }
            case MethodUses.StaticField f -> staticField(from, f);
            case MethodUses.Link l -> link(loader, l);
            case MethodUses.TypeUse t -> {
                Class<?> type = ClassSummary.typed(t.type(), loader);
                if (type != null) {
                    add(type);
                }
            }
        }
    }

    private void call(Class<?> owner, ClassSummary.Signature method) {
        initialise(owner);
        for (Class<?> c = owner; c != null && !Loaders.isHome(c.getClassLoader()); c = c.getSuperclass()) {
            if (ClassSummary.of(c).methods().containsKey(method)) {
                reach(c, method);
                break;
            }
        }
        if (!method.name().startsWith("<") && note(called, method)) {
            for (Class<?> type : List.copyOf(instances.keySet())) {
                for (Class<?> c : typedLine(type)) {
                    if (ClassSummary.of(c).instanceMethods().contains(method)) {
                        reach(c, method);
                    }
                }
            }
        }
    }

    /// A typed class with its typed supertypes, interfaces included.
    private static List<Class<?>> typedLine(Class<?> type) {
        List<Class<?>> line = new ArrayList<>();
        Deque<Class<?>> rest = new ArrayDeque<>(List.of(type));
        while (!rest.isEmpty()) {
            Class<?> c = rest.pop();
            if (!Loaders.isHome(c.getClassLoader())) {
                line.add(c);
                rest.addAll(List.of(c.getInterfaces()));
                if (c.getSuperclass() != null) {
                    rest.add(c.getSuperclass());
                }
            }
        }
        return line;
    }

    private void initialise(Class<?> type) {
        if (note(initialised, type)) {
            add(type);
            reach(type, new ClassSummary.Signature("<clinit>", "()V"));
            for (Field constant : Statics.constantsWithState(type)) {
                variable(constant, SnippetNames.typed(type.getName()) + "." + constant.getName());
            }
        }
    }

    private void staticField(Method from, MethodUses.StaticField use) {
        Class<?> owner = ClassSummary.typed(use.owner(), from.owner().getClassLoader());
        if (owner == null) {
            return;
        }
        initialise(owner);
        boolean inInitialiser = from.signature().name().equals("<clinit>");
        String name = SnippetNames.isWrapper(owner.getName()) ? use.name()
                : SnippetNames.typed(owner.getName()) + "." + use.name();
        if (use.write() && !inInitialiser) {
            throw assigned(name);
        }
        Field field = field(owner, use.name());
        if (Statics.isVariable(field) && !(inInitialiser && Statics.isSetBy(from.owner(), field))) {
            add(field.getDeclaringClass());
            variable(field, name);
        }
    }

    private void link(ClassLoader loader, MethodUses.Link use) {
        if (use.access() == Links.Access.WRITE) {
            throw assigned(use.name());
        }
        Links.Member member = use.access() == Links.Access.METHOD ? Links.Member.method(use.name(), use.type())
                : Links.Member.field(use.name());
        Links.Definition latest = Links.of(loader).definition(member);
        if (latest == null || !latest.descriptor().equals(use.type())) {
            throw new CannotShipException("redefined with another type; enter the code that uses it again: name="
                    + use.name());
        }
        links.computeIfAbsent(loader, l -> new LinkedHashMap<>()).put(member, latest);
        Class<?> owner = ClassSummary.typed(latest.className(), loader);
        if (use.access() == Links.Access.METHOD) {
            call(owner, new ClassSummary.Signature(latest.name(), latest.descriptor()));
        } else {
            add(owner);
            variable(field(owner, latest.name()), latest.name());
        }
    }

    private void variable(Field field, String name) {
        note(needed, field);
        if (variables.putIfAbsent(field, name) == null) {
            order.add(field);
        }
    }

    private static String nameOf(Method method) {
        String name = method.signature().name();
        String owner = method.owner().getName();
        return SnippetNames.isWrapper(owner) ? "method=" + name
                : "class=" + SnippetNames.typed(owner) + ", method=" + name;
    }

    private static CannotShipException assigned(String name) {
        return new CannotShipException("a function on a worker has only copies of variables and cannot assign them; "
                + "return the new value instead: variable=" + name);
    }

    private static Field field(Class<?> owner, String name) {
        Field field = findField(owner, name);
        if (field == null) {
            throw new CannotShipException("field is gone: class=" + owner.getName() + ", field=" + name);
        }
        return field;
    }

    /// The field that a name means in a typed class; null when no typed class declares it.
    static Field findField(Class<?> owner, String name) {
        for (Class<?> c : typedLine(owner)) {
            try {
                Field field = c.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                // Declared further up.
            }
        }
        return null;
    }
}
