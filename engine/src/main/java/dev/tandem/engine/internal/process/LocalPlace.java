package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.internal.system.JobSize;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.engine.place.PlaceWord;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/// This machine: workers are processes of it that see the shared memory of this one.
///
/// @param offered as many as a batch system grants, or one for each core, unless its word says how many
/// @param host what its workers are told of where they are
public record LocalPlace(String name, int offered, String host) implements Place {
    private static final String WORD = "local";

    /// Found by the words for places.
    public static final class Provider implements PlaceProvider {
        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String form() {
            return WORD + "[:N]";
        }

        @Override
        public Place open(PlaceWord word) {
            int granted = JobSize.granted(System::getenv);
            int usual = granted > 0 ? granted : Runtime.getRuntime().availableProcessors();
            int offered = word.workers(usual);
            WorkerShare.requireRoom(offered);
            return new LocalPlace(word.text(), offered, HostName.here());
        }
    }

    @Override
    public boolean sharesMemory() {
        return true;
    }

    @Override
    public void check(WorkerOptions options) {
        for (Path entry : options.classPath()) {
            require(Files.exists(entry) || entry.endsWith("*"), "no such class path entry: entry=" + entry);
        }
        require(options.folder() == null || Files.isDirectory(options.folder()), "no such folder: folder=" + options.folder());
    }

    @Override
    public void check(int workers) {
        WorkerShare.requireRoom(workers);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public WorkerLink worker(Order order) {
        return Spares.link(order.on(host));
    }

    @Override
    public String toString() {
        return name();
    }
}
