package dev.tandem.workbench.session;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rewrites a typed class for this process: stop checks at method entries and backward jumps, checks for threads that were
/// left behind where code comes back from other code, and `System.exit`, `Runtime.exit` and `Runtime.halt` end the script
/// instead of the JVM.
///
/// No inserted instruction changes a stack frame, so the compiler's stack maps are kept as they are
/// and no other class has to be looked up.
final class LocalForm {
    static final DynamicCallSiteDesc CHECK = site("stopCheck", MethodTypeDesc.of(CD_void));
    static final DynamicCallSiteDesc RETURN_CHECK = site("returnCheck", MethodTypeDesc.of(CD_void));

    private static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);
    private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
    private static final ClassDesc RUNTIME = ClassDesc.of("java.lang.Runtime");
    private static final MethodTypeDesc CODE = MethodTypeDesc.of(CD_void, CD_int);

    private final ClassModel model;
    /// Methods to add, by name: what method references to `exit` point to instead.
    private final Map<String, MethodTypeDesc> bridges = new LinkedHashMap<>();

    private LocalForm(ClassModel model) {
        this.model = model;
    }

    static byte[] of(byte[] classFile) {
        ClassModel model = CLASS_FILE.parse(classFile);
        return CLASS_FILE.transformClass(model, new LocalForm(model).transform());
    }

    /// What stands for a call of the method, or null when the call stays.
    static DynamicCallSiteDesc exitCall(ClassDesc owner, String name, MethodTypeDesc type) {
        if (!type.equals(CODE)) {
            return null;
        }
        if (owner.equals(SYSTEM) && name.equals("exit")) {
            return site("exit", CODE);
        }
        boolean leaves = owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
        return leaves ? site("exit", CODE.insertParameterTypes(0, RUNTIME)) : null;
    }

    /// What a method reference to `exit` or `halt` points to instead; other handles stay.
    DirectMethodHandleDesc redirected(DirectMethodHandleDesc handle) {
        boolean isMethod = handle.kind() == DirectMethodHandleDesc.Kind.STATIC
                || handle.kind() == DirectMethodHandleDesc.Kind.VIRTUAL;
        DynamicCallSiteDesc call = !isMethod ? null
                : exitCall(handle.owner(), handle.methodName(), MethodTypeDesc.ofDescriptor(handle.lookupDescriptor()));
        if (call == null) {
            return handle;
        }
        MethodTypeDesc type = call.invocationType();
        String name = "tandem$exit" + type.parameterCount();
        bridges.put(name, type);
        var kind = model.flags().has(AccessFlag.INTERFACE)
                ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC : DirectMethodHandleDesc.Kind.STATIC;
        return MethodHandleDesc.ofMethod(kind, model.thisClass().asSymbol(), name, type);
    }

    private ClassTransform transform() {
        return ClassTransform.ofStateful(() -> new ClassTransform() {
            @Override
            public void accept(ClassBuilder builder, ClassElement element) {
                if (element instanceof MethodModel method && method.code().isPresent()) {
                    builder.transformMethod(method, MethodTransform.transformingCode(
                            LocalCode.of(LocalForm.this, method.code().get())));
                } else {
                    builder.with(element);
                }
            }

            @Override
            public void atEnd(ClassBuilder builder) {
                bridges.forEach((name, type) -> addBridge(builder, name, type));
            }
        });
    }

    private static void addBridge(ClassBuilder builder, String name, MethodTypeDesc type) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        builder.withMethodBody(name, type, flags, code -> {
            if (type.parameterCount() == 2) {
                code.aload(0);
            }
            code.iload(type.parameterCount() - 1).invokedynamic(site("exit", type)).return_();
        });
    }

    private static DynamicCallSiteDesc site(String bootstrap, MethodTypeDesc type) {
        ClassDesc links = ClassDesc.of(SessionLinks.class.getName());
        return DynamicCallSiteDesc.of(
                ConstantDescs.ofCallsiteBootstrap(links, bootstrap, ConstantDescs.CD_CallSite), bootstrap, type);
    }
}
