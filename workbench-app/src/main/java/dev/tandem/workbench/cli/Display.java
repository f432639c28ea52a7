package dev.tandem.workbench.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/// What a window needs of a Linux system besides the JDK, and what of it is missing, in words. JavaFX itself tells in stack
/// traces. Looking costs a tenth of a second, so it is done before pictures are drawn and after a window has failed, never
/// before one opens.
final class Display {
    private static final String X11 = "libX11.so.6";
    private static final String FONTS = "libfontconfig.so.1";
    private static final List<String> TEXT = List.of("libfreetype.so.6", FONTS, "libpangoft2-1.0.so.0");
    private static final List<String> WINDOW = List.of("libgtk-3.so.0", "libXtst.so.6", X11);
    private static final String HOW = ". Install GTK 3 and Xtst (Debian: apt-get install libgtk-3-0 libxtst6; Ubuntu from 24.04 on: "
            + "apt-get install libgtk-3-0t64 libxtst6; Fedora: dnf install gtk3 libXtst).";

    private static final String NO_FONTS = "No text can be drawn, since this system has no fonts. Install some (Debian and Ubuntu: "
            + "apt-get install fonts-dejavu; Fedora: dnf install dejavu-sans-fonts dejavu-sans-mono-fonts).";

    private Display() {}

    /// Whether nobody has named a display, which costs nothing to find out.
    static boolean isMissing() {
        String display = System.getenv("DISPLAY");
        return needsSystem() && (display == null || display.isBlank());
    }

    /// Why no window can be opened, as a sentence; empty when nothing is known to be missing.
    static Optional<String> problem() {
        if (!needsSystem()) {
            return Optional.empty();
        }
        if (isMissing()) {
            return Optional.of("There is no display to open a window on: DISPLAY is not set.");
        }
        return offScreenProblem().or(() -> missing("No window can be opened", WINDOW)).or(() -> isOpen() ? Optional.empty()
                : Optional.of("The display cannot be opened: DISPLAY=" + System.getenv("DISPLAY")
                        + ". Either nothing is there, or this user may not use it."));
    }

    /// Why not even pictures of a window can be drawn; empty when nothing is known to be missing.
    static Optional<String> offScreenProblem() {
        return isLinux() ? missing("No text can be drawn", TEXT).or(() -> hasFonts() ? Optional.empty() : Optional.of(NO_FONTS)) : Optional.empty();
    }

    /// Says why not even pictures of a window can be drawn, if that is so.
    static boolean refusesPictures() {
        Optional<String> problem = offScreenProblem();
        problem.ifPresent(why -> System.err.println("tandem: " + why));
        return problem.isPresent();
    }

    private static Optional<String> missing(String what, List<String> libraries) {
        List<String> missing = libraries.stream().filter(library -> !isThere(library)).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(what + ", since libraries of the system are missing: "
                + String.join(", ", missing) + HOW);
    }

    private static boolean isThere(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether fontconfig, which JavaFX asks, knows of any font.
    private static boolean hasFonts() {
        SymbolLookup functions = SymbolLookup.libraryLookup(FONTS, Arena.global());
        Linker linker = Linker.nativeLinker();
        MethodHandle load = linker.downcallHandle(functions.findOrThrow("FcInitLoadConfigAndFonts"),
                FunctionDescriptor.of(ValueLayout.ADDRESS));
        MethodHandle fonts = linker.downcallHandle(functions.findOrThrow("FcConfigGetFonts"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try {
            // Those of the system; the set begins with their number.
            MemorySegment set = (MemorySegment) fonts.invokeExact((MemorySegment) load.invokeExact(), 0);
            return !set.equals(MemorySegment.NULL) && set.reinterpret(ValueLayout.JAVA_INT.byteSize()).get(ValueLayout.JAVA_INT, 0) > 0;
        } catch (Throwable e) {
            // What method handles declare; these functions throw nothing.
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOpen() {
        SymbolLookup functions = SymbolLookup.libraryLookup(X11, Arena.global());
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(functions.findOrThrow("XOpenDisplay"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        MethodHandle close = linker.downcallHandle(functions.findOrThrow("XCloseDisplay"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
        try {
            // Without a name it takes the one that DISPLAY has.
            MemorySegment display = (MemorySegment) open.invokeExact(MemorySegment.NULL);
            return !display.equals(MemorySegment.NULL) && (int) close.invokeExact(display) == 0;
        } catch (Throwable e) {
            // What method handles declare; these functions throw nothing.
            throw new IllegalStateException(e);
        }
    }

    private static boolean needsSystem() {
        return isLinux() && System.getProperty("glass.platform") == null;
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }
}
