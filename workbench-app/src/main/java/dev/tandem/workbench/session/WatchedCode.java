package dev.tandem.workbench.session;

import java.lang.classfile.ClassFile;
import java.util.OptionalInt;

/// The classes of one loader that are watched as typed ones are: they can be made to stop, and what asks to end the
/// program ends itself only. For code that is not ours and runs in this process, such as that of plugins. Thread-safe.
public final class WatchedCode {
    /// The first version of class files that knows `invokedynamic`, which the checks need.
    private static final int FIRST_VERSION = ClassFile.JAVA_7_VERSION;
    private static final int VERSION_AT = 6;

    private final StopSwitch stopSwitch = new StopSwitch();

    /// @param loader what will define the classes; it must find those of the workbench
    public WatchedCode(ClassLoader loader) {
        SessionLinks.register(loader, stopSwitch);
    }

    /// The class with checks; one that cannot have them as it is.
    public byte[] watched(byte[] classFile) {
        if (classFile.length <= VERSION_AT + 1 || version(classFile) < FIRST_VERSION) {
            return classFile;
        }
        try {
            return LocalForm.of(classFile);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Broken, or of a form that is not known: whoever defines it says so.
            return classFile;
        }
    }

    private static int version(byte[] classFile) {
        return (classFile[VERSION_AT] & 0xff) << 8 | classFile[VERSION_AT + 1] & 0xff;
    }

    /// Ends all of it at the next method entry or backward jump, in whatever thread, from now on.
    public void shut() {
        stopSwitch.shut();
    }

    /// With what code it has asked to end the program.
    public OptionalInt exitCode() {
        return stopSwitch.exitCode();
    }
}
