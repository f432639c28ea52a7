package dev.tandem.workbench.shell;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/// The colour that windows have before they have drawn anything, and where they have just grown.
///
/// Under X11 JavaFX gives them none: they are black, or show what was there before them, until their first picture, which takes
/// seconds on a machine that has much to do. So GTK is told, which JavaFX uses there; elsewhere the fill of the scene does it.
/// What cannot be told is left as it is. Used on the window's thread.
final class Backdrop {
    private final Supplier<Color> colour;
    /// Null when there is no GTK; made aside, since it takes as long as a tenth of the start.
    private final CompletableFuture<Gtk> gtk;

    private final ListChangeListener<Window> listener = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(this::whenShown);
        }
    };

    private Backdrop(Supplier<Color> colour, CompletableFuture<Gtk> gtk) {
        this.colour = colour;
        this.gtk = gtk;
    }

    /// Begins to look for GTK, which is loaded already where it is used.
    static CompletableFuture<Gtk> prepare() {
        return "Linux".equals(System.getProperty("os.name")) && !"Headless".equals(System.getProperty("glass.platform"))
                ? CompletableFuture.supplyAsync(Gtk::find, task -> Thread.ofPlatform().daemon().name("tandem-backdrop").start(task))
                : CompletableFuture.completedFuture(null);
    }

    /// Gives all windows that are shown from now on, popups included, the colour that is theirs then.
    static Backdrop keep(CompletableFuture<Gtk> gtk, Supplier<Color> colour) {
        Backdrop backdrop = new Backdrop(colour, gtk);
        Window.getWindows().addListener(backdrop.listener);
        return backdrop;
    }

    /// Leaves alone what is shown from now on.
    void end() {
        Window.getWindows().removeListener(listener);
    }

    /// Only then is there something to colour; the screen has not been told of it yet.
    private void whenShown(Window window) {
        if (window instanceof PopupWindow popup && popup.getScene() != null) {
            // Its last pixels are covered in part where its size is no whole number; what is clear there is white.
            popup.getScene().setFill(colour.get());
        }
        window.addEventHandler(WindowEvent.WINDOW_SHOWN, new EventHandler<>() {
            @Override
            public void handle(WindowEvent shown) {
                window.removeEventHandler(WindowEvent.WINDOW_SHOWN, this);
                paint();
            }
        });
    }

    /// Gives all windows the colour anew.
    void paint() {
        Gtk found = gtk.join();
        if (found != null) {
            found.setBackground(colour.get());
        }
    }

    /// What is needed of GTK 3.
    record Gtk(MethodHandle windows, MethodHandle canvas, MethodHandle background, MethodHandle free) {
        private static final AddressLayout POINTER = ValueLayout.ADDRESS;

        /// Null when it is not there, or another one.
        private static Gtk find() {
            try {
                SymbolLookup library = lookup("libgtk-3.so.0").or(lookup("libgdk-3.so.0")).or(lookup("libglib-2.0.so.0"));
                // Of the same shapes, and without effect: what comes after has the JDK ready for it.
                of(library, "g_list_alloc", "g_list_first", "g_list_free_full").setBackground(Color.WHITE);
                return of(library, "gtk_window_list_toplevels", "gtk_widget_get_window", "gdk_window_set_background_rgba");
            } catch (RuntimeException | LinkageError e) {
                return null;
            }
        }

        private static SymbolLookup lookup(String library) {
            return SymbolLookup.libraryLookup(library, Arena.global());
        }

        private static Gtk of(SymbolLookup library, String windows, String canvas, String background) {
            Linker linker = Linker.nativeLinker();
            return new Gtk(linker.downcallHandle(library.findOrThrow(windows), FunctionDescriptor.of(POINTER)),
                    linker.downcallHandle(library.findOrThrow(canvas), FunctionDescriptor.of(POINTER, POINTER)),
                    linker.downcallHandle(library.findOrThrow(background), FunctionDescriptor.ofVoid(POINTER, POINTER)),
                    linker.downcallHandle(library.findOrThrow("g_list_free"), FunctionDescriptor.ofVoid(POINTER)));
        }

        void setBackground(Color colour) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment rgba = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, colour.getRed(), colour.getGreen(), colour.getBlue(), 1);
                MemorySegment first = (MemorySegment) windows.invokeExact();
                // A list of GLib begins with what is in it and the next part.
                for (MemorySegment part = first; part.address() != 0; part = part.get(POINTER, POINTER.byteSize())) {
                    part = part.reinterpret(2 * POINTER.byteSize());
                    MemorySegment window = (MemorySegment) canvas.invokeExact(part.get(POINTER, 0));
                    if (window.address() != 0) {
                        background.invokeExact(window, rgba);
                    }
                }
                free.invokeExact(first);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("C functions throw nothing", e);
            }
        }
    }
}
