package dev.tandem.workbench.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import javafx.application.Platform;

/// Does for the editors what waits for the disk, one thing after the other on a thread of its own, and answers on the
/// window's thread.
final class Disk {
    /// What is at a place: the text, or nothing.
    ///
    /// @param written whether this is what was to be saved
    record There(DiskText text, boolean written) {}

    /// A text could not be saved, and what was in its file is gone too.
    static final class GoneException extends IOException {
        private static final long serialVersionUID = 1L;

        GoneException(IOException why) {
            super(why);
        }

        IOException why() {
            return (IOException) getCause();
        }
    }

    /// How files looked last; used on the thread.
    private final Map<Path, String> looks = new HashMap<>();
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tandem-files").factory());

    /// @param answer given the result or why there is none; what is returned is done also when it throws, since runs wait for it
    <T> CompletableFuture<T> later(Callable<T> work, BiConsumer<T, IOException> answer) {
        CompletableFuture<T> done = new CompletableFuture<>();
        thread.execute(() -> {
            T result = null;
            IOException problem = null;
            try {
                result = work.call();
            } catch (IOException e) {
                problem = e;
            } catch (OutOfMemoryError e) {
                problem = new IOException("it is too large", e);
            } catch (Exception | StackOverflowError e) {
                problem = new IOException(e);
            }
            T found = result;
            IOException failed = problem;
            Platform.runLater(() -> {
                try {
                    answer.accept(found, failed);
                } finally {
                    done.complete(found);
                }
            });
        });
        return done;
    }

    /// Writes a text to its file, unless somebody else has changed that.
    ///
    /// @param known what the file holds as far as is known; null when it was gone
    /// @throws GoneException when it cannot be written and what it held is gone
    static There save(Path file, DiskText known, DiskText fresh) throws IOException {
        if (Files.exists(file)) {
            DiskText there = DiskText.read(file);
            boolean isKnown = known != null && there.text().equals(known.text());
            if (!isKnown && !there.text().equals(fresh.text())) {
                return new There(there, false);
            }
        }
        try {
            fresh.write(file);
        } catch (IOException e) {
            throw known != null && Files.notExists(file) ? new GoneException(e) : e;
        }
        return new There(fresh, true);
    }

    /// What is in those files that look different than at the last call; null for the others, and for what cannot be read.
    /// Called on this object's thread only.
    List<There> changed(List<Path> files) {
        List<There> found = new ArrayList<>();
        for (Path file : files) {
            try {
                String look = look(file);
                boolean isSame = look.equals(looks.put(file, look));
                found.add(isSame ? null : new There(look.isEmpty() ? null : DiskText.read(file), false));
            } catch (IOException e) {
                found.add(null);
            }
        }
        return found;
    }

    /// Another text for each state of a file that can be told without reading it; empty when there is none.
    private static String look(Path file) throws IOException {
        try {
            BasicFileAttributes of = Files.readAttributes(file, BasicFileAttributes.class);
            return of.lastModifiedTime() + " " + of.size() + " " + of.fileKey();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
