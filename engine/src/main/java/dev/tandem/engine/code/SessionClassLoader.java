package dev.tandem.engine.code;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Defines the classes that are typed into one session, and hands out their class files for shipping.
///
/// Each typed class is kept in its travelling form (see [TravelForm]), which is what workers get and what this loader
/// serves as a resource; what is defined here is that form after the session's own rewriting. Classes of added jars
/// get the travelling form only (see [AddedClass]). Thread-safe.
public final class SessionClassLoader extends URLClassLoader implements Links.Linked {
    private static final String SUFFIX = ".class";

    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    /// The last added class by its name without generation.
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    /// Written by the thread that evaluates; null also where nobody tells.
    private volatile Thread evaluator;
    private final UnaryOperator<byte[]> localForm;
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

    /// Adds classes that may need each other, as the compiler wrote them, by binary name. They are defined when
    /// first needed; their top-level variables and methods are the current ones from now on.
    ///
    /// @throws IllegalStateException when a class of that name was added before; nothing is added then
    public void add(Map<String, byte[]> added) {
        for (String name : added.keySet()) {
            if (classFiles.containsKey(name)) {
                throw new IllegalStateException("class added twice: name=" + name);
            }
        }
        classFiles.putAll(added);
        added.forEach((name, classFile) -> classFiles.put(name, TravelForm.of(classFile, types)));
        added.keySet().forEach(name -> latest.put(SnippetNames.anyGeneration(name), name));
        added.keySet().stream().filter(SnippetNames::isWrapper).forEach(this::define);
        Steps.forgetAll();
    }

    /// Adds one class; see [#add(Map)].
    public void add(String name, byte[] classFile) {
        add(Map.of(name, classFile));
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

    private void define(String wrapper) {
        ClassModel model = ClassFile.of().parse(classFiles.get(wrapper));
        model.fields().forEach(field -> {
            String name = field.fieldName().stringValue();
            if (field.flags().has(AccessFlag.STATIC) && SnippetNames.isTyped(name)) {
                links.define(Links.Member.field(name),
                        new Links.Definition(wrapper, name, field.fieldType().stringValue()));
            }
        });
        model.methods().forEach(method -> {
            String name = method.methodName().stringValue();
            String descriptor = method.methodType().stringValue();
            if (method.flags().has(AccessFlag.STATIC) && SnippetNames.isTyped(name)) {
                links.define(Links.Member.method(name, descriptor), new Links.Definition(wrapper, name, descriptor));
            }
        });
    }

    /// Adds a jar or a folder of classes to what this session and its workers can use.
    @Override
    public void addURL(URL url) {
        super.addURL(url);
        Steps.forgetAll();
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
            AddedClass added = AddedClass.of(findResource(pathOf(name)), types);
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
                ? AddedClass.of(findResource(name), types) : null;
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
