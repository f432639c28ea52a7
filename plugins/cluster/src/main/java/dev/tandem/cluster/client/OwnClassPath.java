package dev.tandem.cluster.client;

import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;
import dev.tandem.engine.TandemException;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The class path of this program, which nodes use in the place of their own.
public final class OwnClassPath {
    private OwnClassPath() {}

    /// Its jars and folders that are there, in their order.
    public static List<Path> entries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists).toList();
    }

    /// The Tandem in it, by content: a program and a node that have the same understand each other.
    public static Item build(ContentStore store) {
        try {
            return store.item(Path.of(TandemException.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class loaders give addresses that are well-formed", e);
        }
    }
}
