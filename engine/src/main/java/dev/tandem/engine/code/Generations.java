package dev.tandem.engine.code;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.Arrays;

/// Tells whether a typed class was redefined since some code or value came to use it.
///
/// A redefined method makes the shell compile the classes that use it anew, with the same contents and other
/// names; these do not count, since their top-level accesses are links anyway.
final class Generations {
    private Generations() {}

    /// Whether code that uses this type would run what the user has replaced. Only types typed at top level have
    /// generations; local classes belong to the value that was made of them.
    static boolean isSuperseded(Class<?> type) {
        if (!(type.getClassLoader() instanceof SessionClassLoader session) || !SnippetNames.isDeclared(type.getName())) {
            return false;
        }
        String latest = session.latest(type.getName());
        return !latest.equals(type.getName())
                && !Arrays.equals(contents(session.classFile(type.getName())), contents(session.classFile(latest)));
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

    private static byte[] contents(byte[] classFile) {
        byte[] plain = plain(classFile, false);
        ByteArrayOutputStream contents = new ByteArrayOutputStream(plain.length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
                DataOutputStream out = new DataOutputStream(contents)) {
            copyNames(in, out);
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents.toByteArray();
    }

    /// Copies a class file up to the end of its constants; names lose their generation.
    private static void copyNames(DataInputStream in, DataOutputStream out) throws IOException {
        out.write(in.readNBytes(8));
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == PoolEntry.TAG_UTF8) {
                out.writeUTF(SnippetNames.anyGeneration(in.readUTF()));
            } else {
                out.write(in.readNBytes(size(tag)));
            }
            if (tag == PoolEntry.TAG_LONG || tag == PoolEntry.TAG_DOUBLE) {
                i++;
            }
        }
    }

    private static int size(int tag) {
        return switch (tag) {
            case PoolEntry.TAG_LONG, PoolEntry.TAG_DOUBLE -> 8;
            case PoolEntry.TAG_METHOD_HANDLE -> 3;
            case PoolEntry.TAG_CLASS, PoolEntry.TAG_STRING, PoolEntry.TAG_METHOD_TYPE, PoolEntry.TAG_MODULE,
                    PoolEntry.TAG_PACKAGE -> 2;
            default -> 4;
        };
    }
}
