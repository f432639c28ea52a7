package dev.tandem.workbench.cli;

import java.util.List;

/// What only a window on a screen needs: a rehearsal, which has no screen, would not have it in the start cache. Only loaded, not
/// initialised, which would want the screen. Used by the rehearsal's thread.
final class OnScreen {
    /// Of X11 under Linux; what another version of JavaFX does not have is loaded from its jar, as without this.
    private static final List<String> CLASSES = List.of(
            "com.sun.glass.ui.InvokeLaterDispatcher",
            "com.sun.glass.ui.InvokeLaterDispatcher$Future",
            "com.sun.glass.ui.InvokeLaterDispatcher$InvokeLaterSubmitter",
            "com.sun.glass.ui.delegate.ClipboardDelegate",
            "com.sun.glass.ui.delegate.MenuBarDelegate",
            "com.sun.glass.ui.delegate.MenuDelegate",
            "com.sun.glass.ui.delegate.MenuItemDelegate",
            "com.sun.glass.ui.gtk.GtkApplication",
            "com.sun.glass.ui.gtk.GtkClipboardDelegate",
            "com.sun.glass.ui.gtk.GtkCursor",
            "com.sun.glass.ui.gtk.GtkDnDClipboard",
            "com.sun.glass.ui.gtk.GtkPixels",
            "com.sun.glass.ui.gtk.GtkPlatformFactory",
            "com.sun.glass.ui.gtk.GtkRobot",
            "com.sun.glass.ui.gtk.GtkSystemClipboard",
            "com.sun.glass.ui.gtk.GtkTimer",
            "com.sun.glass.ui.gtk.GtkView",
            "com.sun.glass.ui.gtk.GtkWindow",
            "com.sun.javafx.application.LauncherImpl",
            "com.sun.javafx.application.LauncherImpl$1",
            "com.sun.javafx.application.ParametersImpl",
            "com.sun.prism.es2.ES2Pipeline",
            "com.sun.prism.es2.ES2ResourceFactory",
            "com.sun.prism.es2.GLContext",
            "com.sun.prism.es2.GLDrawable",
            "com.sun.prism.es2.GLFactory",
            "com.sun.prism.es2.GLGPUInfo",
            "com.sun.prism.es2.GLPixelFormat",
            "com.sun.prism.es2.GLPixelFormat$Attributes",
            "com.sun.prism.es2.X11GLContext",
            "com.sun.prism.es2.X11GLDrawable",
            "com.sun.prism.es2.X11GLFactory",
            "com.sun.prism.es2.X11GLPixelFormat",
            "com.sun.prism.impl.ps.BaseShaderFactory",
            "com.sun.prism.ps.ShaderFactory",
            "dev.tandem.workbench.cli.Display",
            "dev.tandem.workbench.shell.Backdrop",
            "dev.tandem.workbench.shell.Backdrop$1",
            "dev.tandem.workbench.shell.Backdrop$Gtk",
            "dev.tandem.workbench.shell.WindowApplication",
            "dev.tandem.workbench.shell.WindowApplication$1");

    private OnScreen() {}

    static void load() {
        for (String name : CLASSES) {
            try {
                Class.forName(name, false, OnScreen.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                // Only a start that is a little later.
            }
        }
    }
}
