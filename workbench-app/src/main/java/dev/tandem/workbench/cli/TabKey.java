package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.TabHelp;
import java.util.List;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;

/// The Tab key of the shell: signatures and documentation in argument lists, completion elsewhere.
final class TabKey {
    private static final String WIDGET = "tandem-tab";

    private TabKey() {}

    static void install(LineReader reader, Session session) {
        TabHelp help = new TabHelp(session);
        reader.getWidgets().put(WIDGET, () -> press(reader, help));
        reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(WIDGET), "\t");
    }

    private static boolean press(LineReader reader, TabHelp help) {
        List<String> lines = help.press(reader.getBuffer().toString(), reader.getBuffer().cursor());
        if (lines.isEmpty()) {
            reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
        } else {
            reader.printAbove(String.join("\n", lines));
        }
        return true;
    }
}
