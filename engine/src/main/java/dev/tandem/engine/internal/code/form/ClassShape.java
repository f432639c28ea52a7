package dev.tandem.engine.internal.code.form;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the JVM does not let change when a class gets other code: its members, parents and flags.
///
/// @param members each field in its order, then each method
/// @param initialiser what its static initialiser does, as far as the source says it
public record ClassShape(int flags, Optional<String> parent, List<String> interfaces, List<String> members, List<String> initialiser) {
    public static ClassShape of(byte[] classFile) {
        ClassModel model = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS)
                .parse(classFile);
        return new ClassShape(model.flags().flagsMask(), model.superclass().map(ClassEntry::asInternalName),
                model.interfaces().stream().map(ClassEntry::asInternalName).toList(), members(model), initialiser(model));
    }

    /// Whether code of the one can take the place of code of the other.
    public boolean isSame(ClassShape other) {
        return flags == other.flags && parent.equals(other.parent) && interfaces.equals(other.interfaces)
                && members.equals(other.members);
    }

    /// Whether static fields begin alike: an initialiser does not run again when code is swapped.
    public boolean beginsAs(ClassShape other) {
        return initialiser.equals(other.initialiser);
    }

    private static List<String> members(ClassModel model) {
        List<String> fields = model.fields().stream()
                .map(f -> f.flags().flagsMask() + " " + f.fieldName() + " " + f.fieldType()).toList();
        List<String> methods = model.methods().stream()
                .map(m -> m.flags().flagsMask() + " " + m.methodName() + m.methodType()).sorted().toList();
        return Stream.concat(fields.stream(), methods.stream()).toList();
    }

    private static List<String> initialiser(ClassModel model) {
        return model.methods().stream().filter(m -> m.methodName().equalsString(ConstantDescs.CLASS_INIT_NAME))
                .flatMap(m -> m.code().stream()).flatMap(CodeModel::elementStream)
                .filter(Instruction.class::isInstance).map(e -> text((Instruction) e)).toList();
    }

    private static String text(Instruction instruction) {
        return instruction.opcode() + " " + switch (instruction) {
            case ConstantInstruction c -> c.constantValue();
            case FieldInstruction f -> f.name();
            case InvokeInstruction i -> i.name();
            case InvokeDynamicInstruction i -> i.name() + " " + i.bootstrapArgs();
            case NewObjectInstruction n -> SnippetNames.anyGeneration(n.className().asInternalName());
            default -> "";
        };
    }
}
