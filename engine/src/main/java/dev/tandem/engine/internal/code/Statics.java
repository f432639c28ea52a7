package dev.tandem.engine.internal.code;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.form.SnippetNames;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.FieldModel;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives the static fields of typed classes the values on a worker that they have here, final ones included.
///
/// A static initialiser that ran again there would compute other values: times, counters, fresh collections. So
/// the form for workers has none, its fields can be set, and fields of interfaces, which have to be final, are
/// read from a table. Enums keep theirs, since it makes the constants.
public final class Statics {
    /// Marks what is final here in the form for workers; without a meaning for static fields.
    private static final int CONSTANT = ClassFile.ACC_TRANSIENT;

    static final DirectMethodHandleDesc READ = ConstantDescs.ofCallsiteBootstrap(
            Statics.class.describeConstable().orElseThrow(), "read", ConstantDescs.CD_CallSite,
            ConstantDescs.CD_String);

    /// The static fields of a class by name.
    private static final ClassValue<Map<String, Field>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Field> computeValue(Class<?> type) {
            Map<String, Field> fields = new HashMap<>();
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    fields.put(field.getName(), field);
                }
            }
            return fields;
        }
    };

    private Statics() {}

    /// Whether the values of a class's statics travel; classes of jars initialise themselves everywhere.
    private static boolean travel(Class<?> type) {
        return SnippetNames.isSnippet(type.getName());
    }

    /// The form of a class for other processes.
    static byte[] forWorkers(Class<?> type, byte[] classFile) {
        if (!travel(type)) {
            return classFile;
        }
        ClassFile tool = ClassFile.of(
                ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofClassLoading(type.getClassLoader())));
        ClassModel model = tool.parse(classFile);
        if (!differsForWorkers(type, model)) {
            // Most typed lines: writing the class again would be the largest part of a first call.
            return classFile;
        }
        ClassTransform members = (builder, element) -> {
            switch (element) {
                case FieldModel f when isSettable(type, f) && f.flags().has(AccessFlag.FINAL) ->
                        builder.transformField(f, notFinal());
                case MethodModel m when isInitialiser(m) && !type.isEnum() -> {}
                default -> builder.with(element);
            }
        };
        return tool.transformClass(model, members.andThen(ClassTransform.transformingMethodBodies(reading(type)))
                .andThen(versioned(type)));
    }

    /// Without its static initialiser a class would count as another version of itself in the JDK's serialization.
    private static ClassTransform versioned(Class<?> type) {
        boolean counts = Serializable.class.isAssignableFrom(type) && !type.isEnum() && !type.isRecord()
                && !type.isInterface()
                && Arrays.stream(type.getDeclaredFields()).noneMatch(f -> f.getName().equals("serialVersionUID"));
        return counts ? ClassTransform.endHandler(builder -> builder.withField("serialVersionUID", ConstantDescs.CD_long,
                field -> field.withFlags(AccessFlag.PRIVATE, AccessFlag.STATIC, AccessFlag.FINAL)
                        .with(ConstantValueAttribute.of(ObjectStreamClass.lookup(type).getSerialVersionUID()))))
                : ClassTransform.ACCEPT_ALL;
    }

    private static boolean differsForWorkers(Class<?> type, ClassModel model) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof FieldRefEntry field
                    && ofInterface(type.getClassLoader(), field.owner().asInternalName(), field.name().stringValue()) != null) {
                return true;
            }
        }
        return model.fields().stream().anyMatch(f -> isSettable(type, f) && f.flags().has(AccessFlag.FINAL))
                || !type.isEnum() && model.methods().stream().anyMatch(Statics::isInitialiser);
    }

    private static boolean isSettable(Class<?> type, FieldModel field) {
        return field.flags().has(AccessFlag.STATIC) && !type.isInterface() && !field.flags().has(AccessFlag.ENUM)
                && !(type.isEnum() && field.flags().has(AccessFlag.SYNTHETIC));
    }

    private static boolean isInitialiser(ClassElement element) {
        return element instanceof MethodModel m && m.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME);
    }

    private static FieldTransform notFinal() {
        return (builder, element) -> {
            if (element instanceof AccessFlags flags) {
                builder.withFlags(flags.flagsMask() & ~ClassFile.ACC_FINAL | CONSTANT);
            } else {
                builder.with(element);
            }
        };
    }

    private static CodeTransform reading(Class<?> type) {
        return (code, element) -> {
            Field field = element instanceof FieldInstruction i && i.opcode() == Opcode.GETSTATIC
                    ? ofInterface(type.getClassLoader(), i.owner().asInternalName(), i.name().stringValue()) : null;
            if (field == null) {
                code.with(element);
            } else {
                code.invokedynamic(DynamicCallSiteDesc.of(READ, field.getName(),
                        MethodTypeDesc.of(((FieldInstruction) element).typeSymbol()),
                        field.getDeclaringClass().getName()));
            }
        };
    }

    private static Field ofInterface(ClassLoader loader, String ownerName, String name) {
        Class<?> owner = ClassSummary.typed(ownerName, loader);
        Field field = owner == null ? null : TypedLine.findField(owner, name);
        return field != null && field.getDeclaringClass().isInterface() && travel(field.getDeclaringClass())
                ? field : null;
    }

    /// Called by the JVM when shipped code first reads a field of a typed interface; not for other use.
    ///
    /// @param owner the binary name of the interface
    public static CallSite read(MethodHandles.Lookup caller, String name, MethodType type, String owner) {
        WorkerClassLoader loader = (WorkerClassLoader) caller.lookupClass().getClassLoader();
        MethodHandle element = MethodHandles.arrayElementGetter(Object[].class);
        return new ConstantCallSite(
                MethodHandles.insertArguments(element, 0, loader.cell(owner, name), 0).asType(type));
    }

    /// Whether a static field holds what cannot be known from its class file.
    static boolean isVariable(Field field) {
        if (!travel(field.getDeclaringClass())) {
            return !Modifier.isFinal(field.getModifiers());
        }
        return !field.isEnumConstant() && !(field.getDeclaringClass().isEnum() && field.isSynthetic());
    }

    /// Whether the static initialiser of a class, where it runs on workers, gives a field its value.
    static boolean isSetBy(Class<?> type, Field field) {
        return type == field.getDeclaringClass() || !travel(field.getDeclaringClass());
    }

    /// The constants of a typed enum when they hold fields, whose values of the moment have to travel.
    static List<Field> constantsWithState(Class<?> type) {
        if (!type.isEnum() || !travel(type)) {
            return List.of();
        }
        List<Field> constants = Arrays.stream(type.getDeclaredFields()).filter(Field::isEnumConstant).toList();
        boolean state =
                !Modifier.isFinal(type.getModifiers()) || Arrays.stream(type.getDeclaredFields()).anyMatch(f -> !Modifier.isStatic(f.getModifiers()));
        constants.forEach(c -> c.setAccessible(true));
        return state ? constants : List.of();
    }

    /// Initialises a class here as its first use would: on workers it counts as initialised.
    ///
    /// @throws CannotShipException when that fails, now or before
    static void ensureInitialised(Class<?> type) {
        if (type.isEnum() || type.isInterface() || !travel(type)) {
            return;
        }
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw failed(type, e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static CannotShipException failed(Class<?> type, LinkageError error) {
        return new CannotShipException("static initialiser failed: class=" + SnippetNames.typed(type.getName()), error);
    }

    /// The value of a static field; initialises its class.
    ///
    /// @throws CannotShipException when that fails
    public static Object valueOf(Field field) {
        Class<?> owner = field.getDeclaringClass();
        if (owner.isInterface() && owner.getClassLoader() instanceof WorkerClassLoader loader) {
            return loader.cell(owner.getName(), field.getName())[0];
        }
        try {
            return field.get(null);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            throw failed(owner, e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /// Sets a static field of a class that was shipped to this process.
    static void set(Class<?> owner, String name, Object value) throws ReflectiveOperationException {
        if (owner.isInterface() && owner.getClassLoader() instanceof WorkerClassLoader loader) {
            loader.cell(owner.getName(), name)[0] = value;
            return;
        }
        Field field = FIELDS.get(owner).get(name);
        if (field == null) {
            throw new NoSuchFieldException(name);
        } else if (field.isEnumConstant()) {
            // The constant is here; what arrived set its fields.
            return;
        }
        if (owner.getClassLoader() instanceof WorkerClassLoader || !Modifier.isFinal(field.getModifiers())) {
            field.set(null, value);
        }
    }
}
