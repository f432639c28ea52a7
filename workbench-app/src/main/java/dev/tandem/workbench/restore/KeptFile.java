package dev.tandem.workbench.restore;

import dev.tandem.workbench.editor.KeptTab;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// How what is kept lies in a file: as properties, which are replaced as a whole and are on the disk when `write` returns.
final class KeptFile {
    private KeptFile() {}

    static Kept read(Path file) throws IOException {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            all.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException("not readable: file=" + file, e);
        }
        List<KeptTab> tabs = new ArrayList<>();
        for (int i = 0; all.containsKey("tab." + i + ".name"); i++) {
            tabs.add(tab(all, "tab." + i + "."));
        }
        List<String> history = new ArrayList<>();
        for (int i = 0; all.containsKey("history." + i); i++) {
            history.add(all.getProperty("history." + i));
        }
        return new Kept(tabs, number(all.getProperty("front"), -1), history);
    }

    private static KeptTab tab(Properties all, String prefix) {
        return new KeptTab(path(all.getProperty(prefix + "file")), path(all.getProperty(prefix + "origin")),
                all.getProperty(prefix + "name"), all.getProperty(prefix + "text"), all.getProperty(prefix + "saved"),
                all.getProperty(prefix + "lineEnd", "\n"), number(all.getProperty(prefix + "caret"), 0));
    }

    private static Path path(String text) {
        return text == null ? null : Path.of(text);
    }

    private static int number(String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static void write(Path file, Kept kept) throws IOException {
        Properties all = new Properties();
        for (int i = 0; i < kept.tabs().size(); i++) {
            KeptTab tab = kept.tabs().get(i);
            String prefix = "tab." + i + ".";
            put(all, prefix + "file", tab.file());
            put(all, prefix + "origin", tab.origin());
            put(all, prefix + "name", tab.name());
            put(all, prefix + "text", tab.text());
            put(all, prefix + "saved", tab.saved());
            put(all, prefix + "lineEnd", tab.lineEnd());
            put(all, prefix + "caret", tab.caret());
        }
        for (int i = 0; i < kept.history().size(); i++) {
            put(all, "history." + i, kept.history().get(i));
        }
        put(all, "front", kept.front());
        StringWriter text = new StringWriter();
        all.store(text, "What the next window takes over from the last one");
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

    private static void put(Properties all, String name, Object value) {
        if (value != null) {
            all.setProperty(name, value.toString());
        }
    }
}
