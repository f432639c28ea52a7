package dev.tandem.engine.internal.code.form;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The code of a method as a text that is the same whenever the method is: without line numbers, and without the
/// numbers that a session gives to classes and lambdas.
public final class CodeText {
    private final StringBuilder text = new StringBuilder();
    private final Map<Label, Integer> labels = new HashMap<>();

    private CodeText() {}

    public static String of(CodeModel code) {
        CodeText text = new CodeText();
        for (CodeElement element : code) {
            text.append(element);
        }
        return anyNumber(text.text.toString());
    }

    /// A text without the numbers of snippets and lambdas in it, and with the first names of Tandem's own classes. Lambdas that
    /// travel have a hash before their numbers, which depends on that of the snippet: `lambda$do_it$$8f31c2a$1`.
    public static String anyNumber(String text) {
        return FirstNames.in(SnippetNames.anyNumber(text)
                .replaceAll("lambda\\$(\\w*\\$?)\\$[0-9a-f]+(\\$\\d+)?", "lambda\\$$1"));
    }

    private void append(CodeElement element) {
        switch (element) {
            case LabelTarget l -> line("label", number(l.label()));
            case BranchInstruction i -> line(i.opcode(), number(i.target()));
            case LookupSwitchInstruction i -> cases(i.cases(), i.defaultTarget());
            case TableSwitchInstruction i -> cases(i.cases(), i.defaultTarget());
            case InvokeDynamicInstruction i -> dynamic(i);
            case ExceptionCatch c -> line("catch", number(c.tryStart()) + " " + number(c.tryEnd()) + " "
                    + number(c.handler()) + " " + c.catchType().map(type -> type.asInternalName()).orElse("any"));
            case Instruction i -> line(i.opcode(), i);
            default -> {}
        }
    }

    private void line(Object what, Object details) {
        text.append(what).append(' ').append(details).append('\n');
    }

    private int number(Label label) {
        return labels.computeIfAbsent(label, l -> labels.size());
    }

    private void cases(List<SwitchCase> cases, Label otherwise) {
        cases.forEach(each -> line("case " + each.caseValue(), number(each.target())));
        line("default", number(otherwise));
    }

    private void dynamic(InvokeDynamicInstruction call) {
        line("dynamic", call.name().stringValue() + call.type().stringValue() + handle(call.bootstrapMethod()));
        call.bootstrapArgs().forEach(argument -> line("argument", constant(argument)));
    }

    private static String constant(ConstantDesc argument) {
        return argument instanceof DirectMethodHandleDesc h ? handle(h) : argument.toString();
    }

    private static String handle(DirectMethodHandleDesc handle) {
        return handle.kind() + " " + handle.owner().descriptorString() + "." + handle.methodName()
                + handle.lookupDescriptor();
    }
}
