package dev.tandem.engine.code;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Defines the classes that are typed into one session, and hands out their class files for shipping.
///
/// Each class is kept in its travelling form (see [TravelForm]), which is what workers get and what this loader
/// serves as a resource; what is defined here is that form after the session's own rewriting. Thread-safe.
public final class SessionClassLoader extends URLClassLoader implements Links.Linked {
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    /// The last added class by its name without generation.
    private final Map<String, String> latest = new ConcurrentHashMap<>();
    private final UnaryOperator<byte[]> localForm;
    private final Links links = new Links(this);
    private final MethodHandles.Lookup lookup;

    /// @param localForm applied to every class file before it is defined here, never to what is shipped
    public SessionClassLoader(ClassLoader parent, UnaryOperator<byte[]> localForm) {
        super("session", new URL[0], parent);
        this.localForm = localForm;
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
        ClassHierarchyResolver types = ClassHierarchyResolver.ofResourceParsing(this)
                .orElse(ClassHierarchyResolver.ofClassLoading(getParent()));
        classFiles.putAll(added);
        added.forEach((name, classFile) -> classFiles.put(name, TravelForm.of(classFile, types)));
        added.keySet().forEach(name -> latest.put(SnippetNames.anyGeneration(name), name));
        added.keySet().stream().filter(SnippetNames::isWrapper).forEach(this::define);
    }

    /// Adds one class; see [#add(Map)].
    public void add(String name, byte[] classFile) {
        add(Map.of(name, classFile));
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
            return super.findClass(name);
        }
        byte[] local = localForm.apply(classFile);
        return defineClass(name, local, 0, local.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] classFile = name.endsWith(".class")
                ? classFiles.get(name.substring(0, name.length() - 6).replace('/', '.')) : null;
        return classFile == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(classFile);
    }
}
