package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.code.form.SnippetNames;
import dev.tandem.engine.internal.provider.Providers;
import java.lang.invoke.MethodHandleInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What code reaches from some values: all typed classes, top-level methods and variables behind them.
///
/// Rapid type analysis by method: a virtual method counts as reached when its class has an instance on the way
/// and it is called by typed code or overrides something that the JDK could call. For an object that is kept, all
/// methods of its types count, since later calls may use them; what these need and cannot have is left out. Whoever has
/// made a copy takes it further; once it is part of [Steps] it does not change any more.
final class Reach {
    private record Method(Class<?> owner, ClassSummary.Signature signature) {}

    private static final ClassSummary.Signature INITIALISER = new ClassSummary.Signature("<clinit>", "()V");
    /// What JShell has a method throw that was entered before what it uses.
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

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
    private final Set<Step.Lambda> arrivingFunctions = new LinkedHashSet<>();
    /// By whether something compares; derived when first asked for.
    private final Map<Boolean, Map<Field, String>> onArrival = new ConcurrentHashMap<>();
    /// Classes that reflection may look into, once some code uses it.
    private final Set<Class<?>> opened = new HashSet<>();
    private boolean reflects;
    private boolean callsFunctions;
    private final Map<ClassLoader, Map<Links.Member, Links.Definition>> links = new LinkedHashMap<>();
    private final Deque<Method> open = new ArrayDeque<>();
    /// How often something new was reached.
    private int news;
    private boolean lenient;
    private Supplier<String> where = () -> "";

    /// @param complete whether for an object that is kept
    Reach(boolean complete) {
        this.complete = complete;
    }

    /// The same, to be taken further without changing this.
    Reach copy() {
        Reach copy = new Reach(complete);
        copy.reached.putAll(reached);
        copy.instances.putAll(instances);
        copy.called.putAll(called);
        copy.initialised.putAll(initialised);
        copy.needed.putAll(needed);
        copy.classes.addAll(classes);
        copy.variables.putAll(variables);
        copy.order.addAll(order);
        copy.arriving.addAll(arriving);
        copy.arrivingFunctions.addAll(arrivingFunctions);
        copy.opened.addAll(opened);
        copy.reflects = reflects;
        links.forEach((loader, members) -> copy.links.put(loader, new LinkedHashMap<>(members)));
        return copy;
    }

    /// Goes one step further; after an error this is of no use any more.
    ///
    /// @param named names in errors what is being encoded
    /// @return whether that reaches anything new
    boolean take(Step step, Supplier<String> named) {
        int before = news;
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
        if (news != before) {
            onArrival.clear();
        }
        return news != before;
    }

    /// Notes something.
    ///
    /// @return whether that is new
    private <T> boolean note(Map<T, Boolean> known, T what) {
        Boolean before = known.get(what);
        if (before == null || !before && !lenient) {
            known.put(what, !lenient);
            news++;
            return true;
        }
        return false;
    }

    private <T> boolean note(Set<T> known, T what) {
        boolean isNew = known.add(what);
        news += isNew ? 1 : 0;
        return isNew;
    }

    private void lambda(Step.Lambda function) {
        note(arrivingFunctions, function);
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
        if (!Loaders.isHome(type.getClassLoader()) && note(arriving, type)) {
            OnArrival.methods(type, false).forEach(this::reach);
        }
    }

    private void reachInstance(Class<?> type) {
        if (type.isArray() || Loaders.isHome(type.getClassLoader()) || !note(instances, type)) {
            return;
        }
        initialise(type);
        Set<String> library = TypedLine.libraryMethods(type);
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

    /// The variables in the order in which they were reached; later steps append to it.
    List<Field> variables() {
        return order;
    }

    /// Whether all that uses a variable may never be called.
    boolean isOptional(Field variable) {
        return !needed.get(variable);
    }

    /// The variables that are read while the values arrive, with what the user calls them.
    ///
    /// @param comparing whether some of what arrives compares its elements
    Map<Field, String> readOnArrival(boolean comparing) {
        Map<Field, String> known = onArrival.get(comparing);
        if (known == null) {
            Reach early = new Reach(false);
            early.lenient = true;
            arriving.forEach(type -> early.instances.put(type, true));
            arriving.stream().filter(Class::isEnum).forEach(type -> early.initialised.put(type, true));
            arriving.forEach(type -> OnArrival.methods(type, comparing).forEach(early::reachMaybe));
            early.follow();
            if (comparing || early.callsFunctions) {
                arrivingFunctions.forEach(function -> early.take(function.asOptional(), () -> ""));
            }
            known = early.variables;
            onArrival.put(comparing, known);
        }
        return known;
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
            note(classes, type);
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
        do {
            followOpen();
        } while (reflects && openAll());
    }

    /// Reflection finds all that is in a class; what it cannot have there is left out.
    private boolean openAll() {
        boolean before = lenient;
        lenient = true;
        boolean more = false;
        for (Class<?> type : classes()) {
            if (SnippetNames.isDeclared(type.getName()) && note(opened, type)) {
                more = true;
                ClassSummary.of(type).methods().keySet().forEach(method -> reachMaybe(type, method));
                for (Field field : type.getDeclaredFields()) {
                    if (Modifier.isStatic(field.getModifiers()) && Statics.isVariable(field)) {
                        field.setAccessible(true);
                        variable(field, SnippetNames.typed(type.getName()) + "." + field.getName());
                    }
                }
            }
        }
        lenient = before;
        return more;
    }

    private void followOpen() {
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
            case MethodUses.Reflection _ -> {
                if (!reflects && SnippetNames.isSnippet(from.owner().getName())) {
                    reflects = true;
                    news++;
                }
            }
            case MethodUses.Call c -> {
                callsFunctions |= c.owner().startsWith("java.util.function.");
                Class<?> owner = ClassSummary.typed(c.owner(), loader);
                if (owner != null) {
                    call(owner, new ClassSummary.Signature(c.name(), c.descriptor()));
                } else {
                    Providers.wantedBy(c.owner(), c.name(), loader).forEach(this::provider);
                }
            }
            case MethodUses.Creation c when c.owner().equals(UNRESOLVED) -> throw undeclared(from);
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

    /// What the engine makes an object of when the code asks for it by name.
    private void provider(Class<?> type) {
        if (!Loaders.isHome(type.getClassLoader())) {
            reachInstance(type);
            call(type, new ClassSummary.Signature("<init>", "()V"));
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
                for (Class<?> c : TypedLine.of(type)) {
                    if (ClassSummary.of(c).instanceMethods().contains(method)) {
                        reach(c, method);
                    }
                }
            }
        }
    }

    private void initialise(Class<?> type) {
        if (note(initialised, type)) {
            if (!lenient) {
                Statics.ensureInitialised(type);
            }
            add(type);
            reach(type, INITIALISER);
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
        boolean inInitialiser = from.signature().equals(INITIALISER);
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
        Links.Member member = use.member();
        Links.Definition latest = Links.of(loader).definition(member);
        if (latest == null || !latest.descriptor().equals(use.type())) {
            throw new CannotShipException("redefined with another type; enter the code that uses it again: name="
                    + use.name());
        }
        if (!latest.equals(links.computeIfAbsent(loader, l -> new LinkedHashMap<>()).put(member, latest))) {
            news++;
        }
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

    private static CannotShipException undeclared(Method from) {
        String owner = from.owner().getName();
        String declared = SnippetNames.isWrapper(owner) ? from.signature().name() : SnippetNames.typed(owner).split("\\.")[0];
        String names = from.owner().getClassLoader() instanceof SessionClassLoader session ? session.undeclaredIn(declared) : "";
        return new CannotShipException("uses something that is not declared, or not any more; enter that first: " + nameOf(from)
                + (names.isEmpty() ? "" : ", missing=" + names));
    }

    private static CannotShipException assigned(String name) {
        return new CannotShipException("a function on a worker has only copies of variables and cannot assign them; "
                + "return the new value instead: variable=" + name);
    }

    private static Field field(Class<?> owner, String name) {
        Field field = TypedLine.findField(owner, name);
        if (field == null) {
            throw new CannotShipException("field is gone: class=" + owner.getName() + ", field=" + name);
        }
        return field;
    }
}
