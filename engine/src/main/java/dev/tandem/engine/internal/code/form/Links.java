package dev.tandem.engine.internal.code.form;

import dev.tandem.engine.TandemException;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets typed code reach the latest definition of a top-level variable or method.
///
/// [TravelForm] turns each access into an `invokedynamic` whose call site is relinked when the member is
/// redefined: also functions held in variables follow, and compiled code pays nothing in between. There is
/// one table per class loader. Thread-safe.
public final class Links {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /// A class loader whose classes are rewritten to use such a table.
    public interface Linked {
        Links links();

        /// Full access to the module of the loader's classes.
        MethodHandles.Lookup lookup();
    }

    /// What kind of access a call site is; the last bootstrap argument.
    public enum Access { METHOD, READ, WRITE }

    /// A top-level member, whatever its generation: `field` or `method(types)`.
    public record Member(String key) {
        public static Member field(String name) {
            return new Member(name);
        }

        public static Member method(String name, String descriptor) {
            return new Member(name + SnippetNames.anyGeneration(descriptor.substring(0, descriptor.indexOf(')') + 1)));
        }

        public boolean isMethod() {
            return key.indexOf('(') >= 0;
        }

        /// What the user typed.
        public String name() {
            return isMethod() ? key.substring(0, key.indexOf('(')) : key;
        }
    }

    /// Where the latest definition of a member is.
    public record Definition(String className, String name, String descriptor) {}

    private record Use(Access access, String name, MethodType type) {}

    private final ClassLoader loader;
    private final Map<Member, Definition> definitions = new HashMap<>();
    private final Map<Use, MutableCallSite> sites = new HashMap<>();

    public Links(ClassLoader loader) {
        this.loader = loader;
    }

    /// The table of a loader; an empty one for loaders whose classes are not rewritten.
    public static Links of(ClassLoader loader) {
        return loader instanceof Linked linked ? linked.links() : new Links(loader);
    }

    /// Called by the JVM when typed code first reaches a member; not for other use.
    ///
    /// @param access the name of a constant of [Access]
    public static CallSite link(MethodHandles.Lookup caller, String name, MethodType type, String access) {
        return of(caller.lookupClass().getClassLoader()).site(new Use(Access.valueOf(access), name, type));
    }

    /// Makes a definition the one that is used from now on.
    public synchronized void define(Member member, Definition definition) {
        if (definition.equals(definitions.put(member, definition))) {
            return;
        }
        Changes.note();
        sites.forEach((use, site) -> {
            if (member(use).equals(member)) {
                site.setTarget(target(use));
                MutableCallSite.syncAll(new MutableCallSite[] {site});
            }
        });
    }

    public synchronized Definition definition(Member member) {
        return definitions.get(member);
    }

    /// Where the variables are.
    public synchronized List<Definition> variables() {
        return definitions.entrySet().stream().filter(each -> !each.getKey().isMethod()).map(Map.Entry::getValue).toList();
    }

    private synchronized CallSite site(Use use) {
        return sites.computeIfAbsent(use, u -> new MutableCallSite(target(u)));
    }

    private static Member member(Use use) {
        return use.access == Access.METHOD ? Member.method(use.name, use.type.toMethodDescriptorString())
                : Member.field(use.name);
    }

    private MethodHandle target(Use use) {
        Definition definition = definitions.get(member(use));
        if (definition == null) {
            return failing(use, "not defined here: name=" + use.name);
        }
        try {
            Class<?> owner = Class.forName(definition.className, false, loader);
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, LOOKUP);
            return switch (use.access) {
                case METHOD -> lookup.findStatic(owner, use.name, use.type);
                case READ -> lookup.findStaticGetter(owner, use.name, use.type.returnType());
                case WRITE -> lookup.findStaticSetter(owner, use.name, use.type.parameterType(0));
            };
        } catch (NoSuchMethodException | NoSuchFieldException e) {
            return failing(use, "redefined with another type; enter the code that uses it again: name=" + use.name
                    + ", type now=" + SnippetNames.typed(definition.descriptor));
        } catch (ReflectiveOperationException e) {
            return failing(use, "cannot be reached: name=" + use.name + ", cause=" + e);
        }
    }

    private static MethodHandle failing(Use use, String message) {
        try {
            MethodHandle fail = LOOKUP.findStatic(Links.class, "fail", MethodType.methodType(Object.class, String.class))
                    .bindTo(message);
            return MethodHandles.dropArguments(fail, 0, use.type.parameterList())
                    .asType(use.type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unused")
    private static Object fail(String message) {
        throw new TandemException(message);
    }
}
