package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.workbench.console.ConsoleView;
import dev.tandem.workbench.shell.command.BundledCommand;
import dev.tandem.workbench.status.Notices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;

/// The commands for what was printed. Files are written on a thread of their own.
record ConsoleCommands(Supplier<ConsoleView> console, WindowDialogs dialogs, Notices notices) {
    List<Command> all() {
        return List.of(
                new BundledCommand("tandem.console.save", "Save console output…", "File", "", this::save),
                new BundledCommand("tandem.console.clear", "Clear console", "Edit", "", () -> console.get().clear()));
    }

    void save() {
        dialogs.textPlace("Save console output", "console.txt", this::saveTo);
    }

    /// What is printed while the file is written is not in it.
    private void saveTo(Path file) {
        String text = console.get().text();
        CompletableFuture.supplyAsync(() -> {
            try {
                Files.writeString(file, text);
                return "The console's output is in " + file + ".";
            } catch (IOException e) {
                return "The console's output is not saved: " + e + ".";
            }
        }).thenAcceptAsync(notices::set, Platform::runLater);
    }
}
