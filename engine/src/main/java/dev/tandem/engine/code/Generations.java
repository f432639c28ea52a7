package dev.tandem.engine.code;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.util.Arrays;

/// Tells whether a typed class was redefined since some code or value came to use it.
///
/// A redefined method makes the shell compile the types that use it anew. One whose code is still the same stays, since
/// its top-level accesses are links anyway; one that had to be replaced is another type to `instanceof` and casts, however
/// little differs: a function that tests for the old one would be wrong without a word.
final class Generations {
    private Generations() {}

    /// Whether code that uses this type would run what the user has replaced. Only types typed at top level have
    /// generations; local classes belong to the value that was made of them.
    static boolean isSuperseded(Class<?> type) {
        return type.getClassLoader() instanceof SessionClassLoader session && SnippetNames.isDeclared(type.getName())
                && !session.latest(type.getName()).equals(type.getName());
    }

    /// Whether two class files in travelling form are the same but for names of locals and leftover constants; other
    /// generations of the types that they name are a difference.
    ///
    /// @param lines whether other lines in the source are a difference, too
    static boolean isSameCode(byte[] one, byte[] other, boolean lines) {
        return Arrays.equals(plain(one, lines), plain(other, lines));
    }

    private static byte[] plain(byte[] classFile, boolean lines) {
        ClassFile tool = ClassFile.of(DebugElementsOption.DROP_DEBUG,
                lines ? LineNumbersOption.PASS_LINE_NUMBERS : LineNumbersOption.DROP_LINE_NUMBERS,
                ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.StackMapsOption.DROP_STACK_MAPS);
        return tool.transformClass(tool.parse(classFile),
                ClassTransform.dropping(e -> e instanceof SourceFileAttribute));
    }
}
