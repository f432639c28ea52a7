package dev.tandem.workbench.session;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The rewriting of one method body for [LocalForm].
final class LocalCode implements CodeTransform {
    private static final String TYPED = "REPL/";
    /// Calls of these end at once, and numerical loops are full of them.
    private static final Set<String> QUICK = Set.of("java/lang/Math", "java/lang/StrictMath", "java/lang/Boolean",
            "java/lang/Byte", "java/lang/Character", "java/lang/Short", "java/lang/Integer", "java/lang/Long",
            "java/lang/Float", "java/lang/Double");
    /// The bootstrap methods whose call sites call `toString`, `equals` or `hashCode` of any object.
    private static final Set<String> COMPUTED = Set.of("StringConcatFactory", "ObjectMethods");

    private final LocalForm form;
    private final CodeModel original;
    private final Set<Label> passed = new HashSet<>();
    private final Set<Label> handlers;
    /// Whether the next instruction is one before which to check.
    private boolean checksNext;

    private LocalCode(LocalForm form, CodeModel original) {
        this.form = form;
        this.original = original;
        this.handlers = handlers((CodeAttribute) original);
    }

    /// The handlers in which a check can throw: one that guards itself, as those that leave a monitor do, would be entered
    /// again and again.
    private static Set<Label> handlers(CodeAttribute code) {
        return code.exceptionHandlers().stream().map(ExceptionCatch::handler)
                .filter(handler -> code.exceptionHandlers().stream().noneMatch(each -> each.handler().equals(handler)
                        && code.labelToBci(each.tryStart()) <= code.labelToBci(handler)
                        && code.labelToBci(handler) < code.labelToBci(each.tryEnd())))
                .collect(Collectors.toSet());
    }

    static CodeTransform of(LocalForm form, CodeModel original) {
        return CodeTransform.ofStateful(() -> new LocalCode(form, original));
    }

    @Override
    public void atStart(CodeBuilder builder) {
        // Read in full first: reading is what puts the labels of its frames among the elements.
        original.findAttribute(Attributes.stackMapTable())
                .ifPresent(frames -> builder.with(StackMapTableAttribute.of(frames.entries())));
        builder.invokedynamic(LocalForm.CHECK);
    }

    @Override
    public void accept(CodeBuilder builder, CodeElement element) {
        if (checksNext && element instanceof Instruction) {
            builder.invokedynamic(LocalForm.RETURN_CHECK);
            checksNext = false;
        }
        switch (element) {
            case LabelTarget target -> {
                passed.add(target.label());
                checksNext |= handlers.contains(target.label());
                builder.with(target);
            }
            case MonitorInstruction monitor -> {
                // Behind the label at which the monitor's handler begins to guard.
                checksNext = monitor.opcode() == Opcode.MONITORENTER;
                builder.with(monitor);
            }
            case BranchInstruction branch -> {
                if (passed.contains(branch.target())) {
                    builder.invokedynamic(LocalForm.CHECK);
                }
                builder.with(branch);
            }
            case InvokeInstruction call -> invoke(builder, call);
            case InvokeDynamicInstruction call -> invokeDynamic(builder, call);
            default -> builder.with(element);
        }
    }

    private static void invoke(CodeBuilder builder, InvokeInstruction call) {
        DynamicCallSiteDesc exit =
                LocalForm.exitCall(call.owner().asSymbol(), call.name().stringValue(), call.typeSymbol());
        if (exit == null) {
            builder.with(call);
            if (isElsewhere(call)) {
                builder.invokedynamic(LocalForm.RETURN_CHECK);
            }
        } else {
            builder.invokedynamic(exit);
        }
    }

    private void invokeDynamic(CodeBuilder builder, InvokeDynamicInstruction call) {
        ConstantDesc[] arguments = call.bootstrapArgs().toArray(ConstantDesc[]::new);
        boolean changed = false;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof DirectMethodHandleDesc handle) {
                arguments[i] = form.redirected(handle);
                changed |= arguments[i] != handle;
            }
        }
        if (changed) {
            builder.invokedynamic(DynamicCallSiteDesc.of(
                    call.bootstrapMethod(), call.name().stringValue(), call.typeSymbol(), arguments));
        } else {
            builder.with(call);
        }
        if (COMPUTED.contains(call.bootstrapMethod().owner().displayName())) {
            builder.invokedynamic(LocalForm.RETURN_CHECK);
        }
    }

    /// Whether a call may take long and has no checks of its own; a typed class can inherit methods that have none.
    private static boolean isElsewhere(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        boolean isConstructor = call.name().equalsString("<init>");
        boolean isChecked = owner.startsWith(TYPED) && (call.opcode() == Opcode.INVOKESTATIC || isConstructor);
        return !isChecked && !QUICK.contains(owner) && !(isConstructor && owner.equals("java/lang/Object"));
    }
}
