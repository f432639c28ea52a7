package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.AddedClass;
import dev.tandem.engine.internal.code.form.Changes;
import dev.tandem.engine.internal.code.form.ClassShape;
import dev.tandem.engine.internal.code.form.Foothold;
import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.code.form.SnippetNames;
import dev.tandem.engine.internal.code.form.Succession;
import dev.tandem.engine.internal.code.form.TravelForm;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Defines the classes that are typed into one session, and hands out their class files for shipping.
///
/// Each typed class is kept in its travelling form (see [TravelForm]), which is what workers get and what this loader
/// serves as a resource; what is defined here is that form after the session's own rewriting. Classes of added jars
/// get the travelling form only (see [AddedClass]), those of libraries none. Thread-safe.
public final class SessionClassLoader extends URLClassLoader implements Links.Linked {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    /// Since when the classes have their code that were given other code, see [CodeSwap].
    private final Map<String, Long> epochs = new ConcurrentHashMap<>();
    /// The last added class by its name without generation.
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    /// Written by the thread that evaluates; null also where nobody tells.
    private volatile Thread evaluator;
    /// The text that is being entered; written by the thread that evaluates.
    private volatile String entered = "";
    /// What is not declared that something typed uses, by its name; empty where nobody knows.
    private volatile UnaryOperator<String> undeclared = name -> "";
    private final UnaryOperator<byte[]> localForm;
    /// Jars whose classes stay as they are, as their classes' addresses name them.
    private final Set<String> libraries = ConcurrentHashMap.newKeySet();
    private final Links links = new Links(this);
    private final MethodHandles.Lookup lookup;
    /// Looks at class files only, so that nothing is loaded before it is used.
    private final ClassHierarchyResolver types;

    /// @param localForm applied to every class file before it is defined here, never to what is shipped
    public SessionClassLoader(ClassLoader parent, UnaryOperator<byte[]> localForm) {
        super("session", new URL[0], parent);
        this.localForm = localForm;
        this.types = ClassHierarchyResolver.ofResourceParsing(this::original)
                .orElse(ClassHierarchyResolver.ofClassLoading(parent));
        byte[] foothold = Foothold.classFile();
        this.lookup = Foothold.lookup(defineClass(Foothold.NAME, foothold, 0, foothold.length));
    }

    /// To be told before a statement is compiled.
    public void entering(String text) {
        entered = text;
    }

    /// Has errors name what is not declared.
    ///
    /// @param names gives for a method or type, by its simple name, what that uses and nobody has declared; called by any thread
    public void explainUndeclared(UnaryOperator<String> names) {
        undeclared = names;
    }

    String undeclaredIn(String name) {
        return undeclared.apply(name);
    }

    /// What it did to variables that classes were added.
    ///
    /// @param lost those that have lost their values, since their types have changed; also static fields (`T.count`) of types
    ///     that were replaced without being entered
    /// @param supersedes whether a type was entered again, or a variable or method with another type; then there may be
    ///     [#outdated(Change, Set)] ones
    /// @param left for each that has brought its value along, the class that held it
    public record Change(Set<String> lost, boolean supersedes, Map<String, String> left) {
        public static final Change NONE = new Change(Set.of(), false, Map.of());

        /// What both did together.
        public Change and(Change other) {
            Set<String> allLost = new TreeSet<>(lost);
            allLost.addAll(other.lost);
            Map<String, String> allLeft = new HashMap<>(other.left);
            allLeft.putAll(left);
            return new Change(allLost, supersedes || other.supersedes, allLeft);
        }
    }

    /// Adds classes that may need each other, as the compiler wrote them, by binary name. They are defined when
    /// first needed; their top-level variables and methods are the current ones from now on. A variable that was
    /// elsewhere before brings its value along.
    ///
    /// @throws IllegalStateException when a class of that name with other code was defined before; nothing is added then
    public Change add(Map<String, byte[]> added) {
        Map<String, byte[]> fresh = new HashMap<>(added);
        fresh.keySet().removeIf(name -> isDefinedAs(name, added.get(name)));
        classFiles.putAll(fresh);
        fresh.forEach((name, classFile) -> classFiles.put(name, TravelForm.of(classFile, types)));
        Change change = Change.NONE;
        for (String name : fresh.keySet()) {
            change = change.and(supersede(name));
        }
        for (byte[] classFile : added.values()) {
            change = change.and(follow(classFile));
        }
        for (String name : added.keySet()) {
            change = change.and(use(name));
        }
        Changes.note();
        return change;
    }

    /// Adds one class; see [#add(Map)].
    public void add(String name, byte[] classFile) {
        add(Map.of(name, classFile));
    }

    /// Lets classes that the compiler wrote anew take the place of those of the same names, if all can: their objects and
    /// static fields stay.
    ///
    /// One whose code is the same stays as it is: typed code reaches top-level members by their names, so that another
    /// class around one of them is no difference. One that has the same members gets the new code, unless what
    /// is being entered has its static fields begin otherwise.
    ///
    /// @return false when they have to be new classes; nothing is changed then
    public boolean redefine(Map<String, byte[]> compiled) {
        Map<String, byte[]> changed = new HashMap<>();
        for (Map.Entry<String, byte[]> each : compiled.entrySet()) {
            byte[] before = classFiles.get(each.getKey());
            byte[] now = TravelForm.of(each.getValue(), types);
            if (before == null) {
                return false;
            } else if (!isSame(each.getKey(), before, now)) {
                changed.put(each.getKey(), now);
            }
        }
        return changed.entrySet().stream().allMatch(each -> takesCode(each.getKey(), each.getValue()))
                && (changed.isEmpty() || swap(changed));
    }

    /// Lines that have moved are no difference within a type.
    private static boolean isSame(String name, byte[] before, byte[] now) {
        return Generations.isSameCode(before, now, SnippetNames.isWrapper(name));
    }

    private boolean takesCode(String name, byte[] now) {
        if (SnippetNames.isWrapper(name) || findLoadedClass(name) == null) {
            return false;
        }
        ClassShape shape = ClassShape.of(now);
        ClassShape before = ClassShape.of(classFiles.get(name));
        return shape.isSame(before) && (shape.beginsAs(before) || !isEntered(name));
    }

    /// Whether a type is being entered itself, and not compiled anew because of something else.
    private boolean isEntered(String name) {
        String type = SnippetNames.typed(name).split("\\.")[0];
        return Pattern.compile("\\b(?:class|enum|record|interface)\\s+" + Pattern.quote(type) + "\\b").matcher(entered).find();
    }

    private boolean swap(Map<String, byte[]> changed) {
        Map<Class<?>, byte[]> code = new HashMap<>();
        changed.forEach((name, classFile) -> code.put(findLoadedClass(name), localForm.apply(classFile)));
        try {
            CodeSwap.swap(code);
        } catch (CodeSwap.Refused e) {
            // Then they are new classes, and the user hears what that means.
            return false;
        }
        long epoch = CodeSwap.begin();
        changed.keySet().forEach(name -> epochs.put(name, epoch));
        classFiles.putAll(changed);
        code.keySet().forEach(ClassSummary::forget);
        Changes.note();
        return true;
    }

    /// Since when a class has its code.
    long epoch(String name) {
        return epochs.getOrDefault(name, 0L);
    }

    private boolean isDefinedAs(String name, byte[] classFile) {
        if (findLoadedClass(name) == null) {
            return false;
        } else if (!isSame(name, classFiles.get(name), TravelForm.of(classFile, types))) {
            throw new IllegalStateException("class added twice: name=" + name);
        }
        return true;
    }

    private Change supersede(String name) {
        String before = latest.put(SnippetNames.anyGeneration(name), name);
        if (before == null || before.equals(name) || !SnippetNames.isDeclared(name)) {
            return Change.NONE;
        }
        return new Change(isEntered(name) ? Set.of() : stateOf(before), true, Map.of());
    }

    /// The static fields of a type that begin anew with another class.
    private Set<String> stateOf(String name) {
        return ClassFile.of().parse(classFiles.get(name)).fields().stream()
                .filter(f -> f.flags().has(AccessFlag.STATIC) && !f.flags().has(AccessFlag.FINAL) && !f.flags().has(AccessFlag.SYNTHETIC))
                .map(f -> SnippetNames.typed(name) + "." + f.fieldName()).collect(Collectors.toSet());
    }

    /// The variables that hold objects of types that a change has replaced, or functions that use such a type, or a variable or
    /// method of another type. Looks into all of them, unless the change can have left none.
    ///
    /// @param declared the variables that were entered themselves; of the classes that have held others before, functions and
    ///     objects count, too: compiled anew, they are others
    public Set<String> outdated(Change change, Set<String> declared) {
        Set<String> left = change.left().entrySet().stream().filter(each -> !declared.contains(each.getKey()))
                .map(Map.Entry::getValue).collect(Collectors.toSet());
        return change.supersedes() || !left.isEmpty() ? outdated(left) : Set.of();
    }

    private Set<String> outdated(Set<String> left) {
        Outdated outdated = new Outdated(left);
        Set<String> names = new TreeSet<>();
        links.variables().forEach(variable -> {
            Object value = Succession.valueOf(variable, this);
            if (value != null && outdated.isIn(variable.name(), value)) {
                names.add(variable.name());
            }
        });
        return names;
    }

    /// Told before and after a thread runs what was typed.
    ///
    /// @param thread null when it has ended
    public void evaluatedBy(Thread thread) {
        evaluator = thread;
    }

    /// Whether a thread runs what was typed, and no other but those that it started.
    boolean evaluates(Thread thread) {
        return evaluator == thread;
    }

    /// The name of the newest generation of a class that was added here.
    String latest(String name) {
        return latest.getOrDefault(SnippetNames.anyGeneration(name), name);
    }

    byte[] classFile(String name) {
        return classFiles.get(name);
    }

    /// Makes the top-level members of a class the current ones, if it holds any.
    public Change use(String wrapper) {
        return SnippetNames.isWrapper(wrapper) && classFiles.containsKey(wrapper) ? use(wrapper, _ -> true) : Change.NONE;
    }

    private Change use(String wrapper, Predicate<Links.Member> which) {
        ClassModel model = ClassFile.of().parse(classFiles.get(wrapper));
        Set<String> lost = new HashSet<>();
        Map<String, String> left = new HashMap<>();
        boolean otherType = false;
        for (FieldModel field : model.fields()) {
            String name = field.fieldName().stringValue();
            Links.Member member = Links.Member.field(name);
            if (field.flags().has(AccessFlag.STATIC) && SnippetNames.isTyped(name) && which.test(member)) {
                Links.Definition now = new Links.Definition(wrapper, name, field.fieldType().stringValue());
                Links.Definition before = links.definition(member);
                if (!succeeds(before, now, field)) {
                    lost.add(name);
                } else if (before != null && !before.className().equals(wrapper)) {
                    left.put(name, before.className());
                }
                otherType |= before != null && !before.descriptor().equals(now.descriptor());
                links.define(member, now);
            }
        }
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            String descriptor = method.methodType().stringValue();
            Links.Member member = Links.Member.method(name, descriptor);
            if (method.flags().has(AccessFlag.STATIC) && SnippetNames.isTyped(name) && which.test(member)) {
                Links.Definition before = links.definition(member);
                otherType |= before != null && !before.descriptor().equals(descriptor);
                links.define(member, new Links.Definition(wrapper, name, descriptor));
            }
        }
        return new Change(lost, otherType, left);
    }

    private boolean succeeds(Links.Definition before, Links.Definition now, FieldModel field) {
        if (before == null || before.className().equals(now.className())) {
            return true;
        }
        FieldModel old = ClassFile.of().parse(classFiles.get(before.className())).fields().stream()
                .filter(each -> each.fieldName().equalsString(before.name())).findFirst().orElseThrow();
        return new Succession(Succession.Holder.of(before.className(), old), Succession.Holder.of(now.className(), field))
                .happensIn(this);
    }

    /// Makes current what the compiler refers to: a definition that was dropped may have come back, of which it does
    /// not tell. Not so for a class of several overloads, which the compiler also imports when one of them has moved on.
    private Change follow(byte[] compiled) {
        Change change = Change.NONE;
        for (PoolEntry entry : ClassFile.of().parse(compiled).constantPool()) {
            if (entry instanceof MemberRefEntry reference && SnippetNames.isWrapper(reference.owner().asInternalName())
                    && SnippetNames.isTyped(reference.name().stringValue())) {
                String owner = reference.owner().asInternalName().replace('/', '.');
                String name = reference.name().stringValue();
                Links.Member member = reference instanceof FieldRefEntry ? Links.Member.field(name)
                        : Links.Member.method(name, reference.type().stringValue());
                Links.Definition current = links.definition(member);
                if (current != null && !current.className().equals(owner) && classFiles.containsKey(owner)
                        && SnippetNames.anyGeneration(owner).equals(SnippetNames.anyGeneration(current.className()))) {
                    change = change.and(use(owner, member::equals));
                }
            }
        }
        return change;
    }

    /// Adds a jar or a folder of classes to what this session and its workers can use.
    @Override
    public void addURL(URL url) {
        super.addURL(url);
        Changes.note();
    }

    /// Adds a jar as [#addURL(URL)] does, whose classes are used and shipped as they are: their lambdas do not travel.
    public void addLibrary(URL jar) {
        libraries.add("jar:" + jar + "!/");
        addURL(jar);
    }

    /// For another loader, of code that is in no session: the form of a class in which its lambdas travel, to be defined and to be served
    /// as a resource. The class file itself where there is none.
    ///
    /// @param types of class files as they are
    public static byte[] travelForm(byte[] classFile, ClassHierarchyResolver types) {
        return AddedClass.travelForm(classFile, types);
    }

    private AddedClass added(String path) {
        URL resource = findResource(path);
        boolean isOfLibrary = resource != null && libraries.stream().anyMatch(resource.toString()::startsWith);
        return isOfLibrary ? null : AddedClass.of(resource, types);
    }

    @Override
    public Links links() {
        return links;
    }

    @Override
    public MethodHandles.Lookup lookup() {
        return lookup;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classFiles.get(name);
        if (classFile == null) {
            AddedClass added = added(pathOf(name));
            // Without lambdas there is nothing to rewrite, and the jar's own way is the best.
            return added == null ? super.findClass(name)
                    : defineClass(name, added.travelForm(), 0, added.travelForm().length, added.source());
        }
        byte[] local = localForm.apply(classFile);
        return defineClass(name, local, 0, local.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        AddedClass added = name.endsWith(SUFFIX) && !classFiles.containsKey(nameOf(name)) && getParent().getResource(name) == null
                ? added(name) : null;
        return added == null ? original(name) : new ByteArrayInputStream(added.travelForm());
    }

    private InputStream original(ClassDesc type) {
        String descriptor = type.descriptorString();
        return original(descriptor.substring(1, descriptor.length() - 1) + SUFFIX);
    }

    /// What was typed in its travelling form, anything else as it is.
    private InputStream original(String path) {
        byte[] classFile = path.endsWith(SUFFIX) ? classFiles.get(nameOf(path)) : null;
        return classFile == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(classFile);
    }

    private static String pathOf(String name) {
        return name.replace('.', '/') + SUFFIX;
    }

    private static String nameOf(String path) {
        return path.substring(0, path.length() - SUFFIX.length()).replace('/', '.');
    }
}
