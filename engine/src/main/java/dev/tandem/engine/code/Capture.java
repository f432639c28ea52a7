package dev.tandem.engine.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.graph.Discovery;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Follows code from the functions in a graph to all typed classes, top-level methods and variables behind them.
///
/// Rapid type analysis by method: a virtual method counts as reached when its class has an instance on the way
/// and it is called by typed code or overrides something that the JDK could call. Not thread-safe; one per shipment.
final class Capture implements Discovery {
    private record Method(Class<?> owner, ClassSummary.Signature signature) {}

    private static final ClassSummary.Signature HASH_CODE = new ClassSummary.Signature("hashCode", "()I");
    private static final ClassSummary.Signature EQUALS =
            new ClassSummary.Signature("equals", "(Ljava/lang/Object;)Z");

    private final Supplier<String> where;
    private final Set<Method> reached = new HashSet<>();
    private final Deque<Method> open = new ArrayDeque<>();
    private final Set<Class<?>> instances = new LinkedHashSet<>();
    private final Set<ClassSummary.Signature> called = new HashSet<>();
    private final Set<Class<?>> initialised = new HashSet<>();
    private final Set<Class<?>> classes = new LinkedHashSet<>();
    private final Map<Field, String> variables = new LinkedHashMap<>();
    private final Deque<Field> pending = new ArrayDeque<>();
    /// The types of which instances travel; decoding may run their code before all variables are set.
    private final Set<Class<?>> arriving = new LinkedHashSet<>();
    private final Set<Field> late = new HashSet<>();
    private final Map<ClassLoader, Map<Links.Member, Links.Definition>> links = new LinkedHashMap<>();

    /// @param where names in errors what is being encoded
    Capture(Supplier<String> where) {
        this.where = where;
    }

    @Override
    public void lambda(Class<?> capturing, SerializedLambda form) {
        ClassLoader loader = capturing.getClassLoader();
        add(capturing);
        Class<?> owner = ClassSummary.typed(form.getImplClass(), loader);
        if (owner != null) {
            if (form.getImplMethodKind() == MethodHandleInfo.REF_newInvokeSpecial) {
                reachInstance(owner);
            }
            call(owner, new ClassSummary.Signature(form.getImplMethodName(), form.getImplMethodSignature()));
        }
        follow();
    }

    @Override
    public boolean takesEnumState() {
        return true;
    }

    @Override
    public void instance(Class<?> type) {
        reachInstance(type);
        if (arriving.add(type) && type.isRecord() && !Loaders.isHome(type.getClassLoader())) {
            ClassSummary.of(type).methods().keySet().stream().filter(m -> m.name().equals("<init>"))
                    .forEach(constructor -> reach(type, constructor));
            follow();
        }
    }

    private void reachInstance(Class<?> type) {
        if (type.isArray() || Loaders.isHome(type.getClassLoader()) || !instances.add(type)) {
            return;
        }
        initialise(type);
        Set<String> library = libraryMethods(type);
        for (Class<?> c = type; c != null && !Loaders.isHome(c.getClassLoader()); c = c.getSuperclass()) {
            for (ClassSummary.Signature method : ClassSummary.of(c).instanceMethods()) {
                if (library.contains(method.name()) || called.contains(method)) {
                    reach(c, method);
                }
            }
        }
        follow();
    }

    @Override
    public void type(Class<?> type) {
        add(type);
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

    /// Takes the next variable whose value has to travel; null when there is none left.
    Field nextVariable() {
        return pending.poll();
    }

    /// Notes that a variable is set after the values that travel were decoded.
    void arrivesLate(Field variable) {
        late.add(variable);
    }

    /// Refuses constructors of records, static initialisers of enums and methods of keys that would read a
    /// variable before it is set.
    void refuseEarlyReads() {
        for (Class<?> type : arriving) {
            if (Loaders.isHome(type.getClassLoader()) || !(type.isRecord() || Enum.class.isAssignableFrom(type))) {
                continue;
            }
            Capture early = new Capture(where);
            early.initialise(type);
            ClassSummary.of(type).methods().keySet().stream().filter(Capture::mayRunEarly)
                    .forEach(method -> early.call(type, method));
            early.follow();
            early.variables.keySet().stream()
                    .filter(v -> late.contains(v) && !v.getDeclaringClass().isAssignableFrom(type)).findFirst().ifPresent(variable -> {
                throw new CannotShipException("its value is read while it arrives, before the variable is set; use the "
                        + "variable in a method instead: class=" + SnippetNames.typed(type.getName()) + ", variable="
                        + early.variables.get(variable));
            });
        }
    }

    private static boolean mayRunEarly(ClassSummary.Signature method) {
        return method.name().equals("<init>") || method.equals(HASH_CODE) || method.equals(EQUALS);
    }

    /// What the user calls a variable.
    String nameOf(Field variable) {
        return variables.get(variable);
    }

    Map<ClassLoader, Map<Links.Member, Links.Definition>> links() {
        return links;
    }

    /// The typed methods that running the code there can reach; their order means nothing.
    Map<Class<?>, Set<ClassSummary.Signature>> methods() {
        Map<Class<?>, Set<ClassSummary.Signature>> methods = new LinkedHashMap<>();
        reached.forEach(m -> methods.computeIfAbsent(m.owner(), owner -> new HashSet<>()).add(m.signature()));
        return methods;
    }

    /// All typed classes that running the code there can need.
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
        if (reached.add(method)) {
            add(owner);
            open.add(method);
        }
    }

    private void follow() {
        for (Method method = open.poll(); method != null; method = open.poll()) {
            Set<MethodUses.Use> uses = ClassSummary.of(method.owner()).methods().get(method.signature());
            for (MethodUses.Use use : uses == null ? Set.<MethodUses.Use>of() : uses) {
                follow(method, use);
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
        if (!method.name().startsWith("<") && called.add(method)) {
            for (Class<?> type : List.copyOf(instances)) {
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
        if (initialised.add(type)) {
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
        if (use.write() && !inInitialiser) {
            throw assigned(SnippetNames.typed(owner.getName()) + "." + use.name());
        }
        Field field = field(owner, use.name());
        if (Statics.isVariable(field) && !(inInitialiser && Statics.isSetBy(from.owner(), field))) {
            add(field.getDeclaringClass());
            variable(field, SnippetNames.typed(owner.getName()) + "." + use.name());
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
        if (variables.putIfAbsent(field, name) == null) {
            pending.add(field);
        }
    }

    private static CannotShipException assigned(String name) {
        return new CannotShipException("a function on a worker has only copies of variables and cannot assign them; "
                + "return the new value instead: variable=" + name);
    }

    static Field field(Class<?> owner, String name) {
        for (Class<?> c : typedLine(owner)) {
            try {
                Field field = c.getDeclaredField(name);
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                // Declared further up.
            }
        }
        throw new CannotShipException("field is gone: class=" + owner.getName() + ", field=" + name);
    }
}
