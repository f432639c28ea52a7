package dev.tandem.workbench.restore;

import dev.tandem.workbench.editor.KeptTab;
import dev.tandem.workbench.files.PropertiesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// How what is kept lies in a file: as properties, which are replaced as a whole.
final class KeptFile {
    private KeptFile() {}

    static Kept read(Path file) throws IOException {
        Properties all = PropertiesFile.read(file);
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
        PropertiesFile.write(file, all, "What the next window takes over from the last one");
    }

    private static void put(Properties all, String name, Object value) {
        if (value != null) {
            all.setProperty(name, value.toString());
        }
    }
}
