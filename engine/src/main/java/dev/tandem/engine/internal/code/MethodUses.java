package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.code.form.TravelForm;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What the code of one method reaches, read from its class file in travelling form.
final class MethodUses {
    /// One way in which a method reaches another thing.
    sealed interface Use {}

    /// A call, or a method handle that may be called.
    record Call(String owner, String name, String descriptor) implements Use {}

    /// A new instance.
    record Creation(String owner) implements Use {}

    /// A top-level variable or method of a session.
    record Link(Links.Access access, String name, String type) implements Use {
        Links.Member member() {
            return access == Links.Access.METHOD ? Links.Member.method(name, type) : Links.Member.field(name);
        }
    }

    /// A static field of a class.
    record StaticField(String owner, String name, boolean write) implements Use {}

    /// A type that is compared with, cast to or named.
    record TypeUse(String type) implements Use {}

    /// Something that finds members by name.
    record Reflection() implements Use {}

    private static final Pattern MEMBERS = Pattern.compile("get(Declared)?(Method|Field|Constructor)s?");

    private final Set<Use> found = new LinkedHashSet<>();

    private MethodUses() {}

    static Set<Use> of(CodeModel code) {
        MethodUses uses = new MethodUses();
        for (CodeElement element : code) {
            switch (element) {
                case InvokeInstruction i -> uses.call(dotted(i.owner().asInternalName()), i.name().stringValue(),
                        i.type().stringValue());
                case NewObjectInstruction i -> uses.found.add(new Creation(dotted(i.className().asInternalName())));
                case FieldInstruction i -> uses.field(i);
                case InvokeDynamicInstruction i -> uses.dynamic(i);
                case TypeCheckInstruction i -> uses.type(i.type());
                case NewReferenceArrayInstruction i -> uses.type(i.componentType());
                case NewMultiArrayInstruction i -> uses.type(i.arrayType());
                case ConstantInstruction i when i.constantValue() instanceof ClassDesc d -> uses.type(d);
                default -> {}
            }
        }
        return uses.found;
    }

    private void call(String owner, String name, String descriptor) {
        found.add(new Call(owner, name, descriptor));
        if (owner.equals("java.lang.Class") && MEMBERS.matcher(name).matches()
                || owner.equals("java.lang.invoke.MethodHandles$Lookup") && name.startsWith("find")) {
            found.add(new Reflection());
        }
    }

    private void type(ClassEntry type) {
        type(type.asSymbol());
    }

    private void type(ClassDesc type) {
        ClassDesc element = type;
        while (element.isArray()) {
            element = element.componentType();
        }
        if (!element.isPrimitive()) {
            found.add(new TypeUse(binaryName(element)));
        }
    }

    private void field(FieldInstruction access) {
        if (access.opcode() == Opcode.GETSTATIC || access.opcode() == Opcode.PUTSTATIC) {
            found.add(new StaticField(dotted(access.owner().asInternalName()), access.name().stringValue(),
                    access.opcode() == Opcode.PUTSTATIC));
        }
    }

    private void dynamic(InvokeDynamicInstruction call) {
        if (call.bootstrapMethod().equals(TravelForm.LINK)) {
            Links.Access access = Links.Access.valueOf((String) call.bootstrapArgs().getFirst());
            MethodTypeDesc type = call.typeSymbol();
            ClassDesc field = access == Links.Access.READ ? type.returnType()
                    : access == Links.Access.WRITE ? type.parameterType(0) : null;
            found.add(new Link(access, call.name().stringValue(),
                    field == null ? type.descriptorString() : field.descriptorString()));
            return;
        }
        if (call.bootstrapMethod().equals(Statics.READ)) {
            found.add(new StaticField((String) call.bootstrapArgs().getFirst(), call.name().stringValue(), false));
            return;
        }
        for (ConstantDesc argument : call.bootstrapArgs()) {
            if (argument instanceof DirectMethodHandleDesc handle) {
                handle(handle);
            }
        }
    }

    private void handle(DirectMethodHandleDesc handle) {
        String owner = binaryName(handle.owner());
        switch (handle.kind()) {
            case CONSTRUCTOR -> {
                found.add(new Creation(owner));
                found.add(new Call(owner, "<init>", handle.lookupDescriptor()));
            }
            case GETTER, SETTER -> {}
            case STATIC_GETTER -> found.add(new StaticField(owner, handle.methodName(), false));
            case STATIC_SETTER -> found.add(new StaticField(owner, handle.methodName(), true));
            default -> call(owner, handle.methodName(), handle.lookupDescriptor());
        }
    }

    static String dotted(String internalName) {
        return internalName.replace('/', '.');
    }

    private static String binaryName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return dotted(descriptor.substring(1, descriptor.length() - 1));
    }
}
