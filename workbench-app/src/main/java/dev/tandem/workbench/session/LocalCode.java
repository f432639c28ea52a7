package dev.tandem.workbench.session;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.util.HashSet;
import java.util.Set;

/// The rewriting of one method body for [LocalForm].
final class LocalCode implements CodeTransform {
    private final LocalForm form;
    private final CodeModel original;
    private final Set<Label> passed = new HashSet<>();

    private LocalCode(LocalForm form, CodeModel original) {
        this.form = form;
        this.original = original;
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
        switch (element) {
            case LabelTarget target -> {
                passed.add(target.label());
                builder.with(target);
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
    }
}
