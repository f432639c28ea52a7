package dev.tandem.engine.internal.code.form;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;

/// Rewrites a class so that it can work in another process, and keeps working when others are redefined.
///
/// Lambdas become able to tell their form (`altMetafactory` with `FLAG_SERIALIZABLE`), whatever interface they
/// implement. Accesses to top-level variables and methods of a session go through [Links], and functions are
/// combined by [Combinators]. Applying it twice changes nothing.
public final class TravelForm {
    public static final DirectMethodHandleDesc LINK = ConstantDescs.ofCallsiteBootstrap(
            Links.class.describeConstable().orElseThrow(), "link", ConstantDescs.CD_CallSite, ConstantDescs.CD_String);

    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final DirectMethodHandleDesc ALT_METAFACTORY = ConstantDescs.ofCallsiteBootstrap(
            METAFACTORY, "altMetafactory", ConstantDescs.CD_CallSite, ConstantDescs.CD_Object.arrayType());

    private TravelForm() {}

    /// @param types finds the superclasses of the classes that the class mentions
    public static byte[] of(byte[] classFile, ClassHierarchyResolver types) {
        return of(classFile, types, true);
    }

    /// The form of classes whose loader has no table of [Links]: it replaces code in place when something is redefined.
    public static byte[] withoutLinks(byte[] classFile, ClassHierarchyResolver types) {
        return of(classFile, types, false);
    }

    private static byte[] of(byte[] classFile, ClassHierarchyResolver types, boolean linked) {
        ClassFile tool = ClassFile.of(ClassHierarchyResolverOption.of(types));
        return tool.transformClass(tool.parse(classFile), ClassTransform.transformingMethodBodies(rewriting(linked)));
    }

    private static CodeTransform rewriting(boolean linked) {
        return (code, element) -> {
            switch (element) {
                case InvokeDynamicInstruction i -> lambda(code, i);
                case InvokeInstruction i -> call(code, i, linked);
                case FieldInstruction i when linked -> access(code, i);
                default -> code.with(element);
            }
        };
    }

    private static void lambda(CodeBuilder code, InvokeDynamicInstruction call) {
        DirectMethodHandleDesc bootstrap = call.bootstrapMethod();
        if (!bootstrap.owner().equals(METAFACTORY)) {
            code.with(call);
            return;
        }
        ConstantDesc[] arguments = call.bootstrapArgs().toArray(ConstantDesc[]::new);
        if (bootstrap.methodName().equals("metafactory")) {
            arguments = new ConstantDesc[] {arguments[0], arguments[1], arguments[2],
                LambdaMetafactory.FLAG_SERIALIZABLE};
        } else {
            arguments = arguments.clone();
            arguments[3] = (Integer) arguments[3] | LambdaMetafactory.FLAG_SERIALIZABLE;
        }
        DirectMethodHandleDesc standIn = StandIns.of((DirectMethodHandleDesc) arguments[1]);
        MethodTypeDesc type = call.typeSymbol();
        if (standIn != null) {
            arguments[1] = standIn;
            type = type.parameterCount() == 0 ? type
                    : type.changeParameterType(0, standIn.invocationType().parameterType(0));
        }
        code.invokedynamic(DynamicCallSiteDesc.of(ALT_METAFACTORY, call.name().stringValue(), type, arguments));
    }

    private static void call(CodeBuilder code, InvokeInstruction call, boolean linked) {
        String name = call.name().stringValue();
        DirectMethodHandleDesc standIn = call.opcode() == Opcode.INVOKESPECIAL ? null
                : StandIns.of(call.owner().asInternalName(), name, call.type().stringValue());
        if (standIn != null) {
            code.invokestatic(standIn.owner(), standIn.methodName(), standIn.invocationType());
        } else if (linked && call.opcode() == Opcode.INVOKESTATIC && isMember(call.owner().asInternalName(), name)) {
            link(code, name, call.typeSymbol(), Links.Access.METHOD);
        } else {
            code.with(call);
        }
    }

    private static void access(CodeBuilder code, FieldInstruction access) {
        String name = access.name().stringValue();
        if (!isMember(access.owner().asInternalName(), name)) {
            code.with(access);
        } else if (access.opcode() == Opcode.GETSTATIC) {
            link(code, name, MethodTypeDesc.of(access.typeSymbol()), Links.Access.READ);
        } else if (access.opcode() == Opcode.PUTSTATIC) {
            link(code, name, MethodTypeDesc.of(ConstantDescs.CD_void, access.typeSymbol()), Links.Access.WRITE);
        } else {
            code.with(access);
        }
    }

    private static boolean isMember(String owner, String name) {
        return SnippetNames.isWrapper(owner) && SnippetNames.isTyped(name);
    }

    private static void link(CodeBuilder code, String name, MethodTypeDesc type, Links.Access access) {
        code.invokedynamic(DynamicCallSiteDesc.of(LINK, name, type, access.name()));
    }
}
