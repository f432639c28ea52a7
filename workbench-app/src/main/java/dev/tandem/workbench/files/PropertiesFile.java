package dev.tandem.workbench.files;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/// Names and values in a file, which is replaced as a whole: a crash or a full disk leaves the old ones or the new ones. For one
/// writer at a time.
public final class PropertiesFile {
    private PropertiesFile() {}

    /// @throws IOException also when they are not in the form of properties
    public static Properties read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("not readable: file=" + file, e);
        }
        return all;
    }

    /// They are on the disk when this returns. The same name each time, so that crashes leave no more than one file behind.
    ///
    /// @param comment the first line, or null
    public static void write(Path file, Properties values, String comment) throws IOException {
        StringWriter text = new StringWriter();
        values.store(text, comment);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
