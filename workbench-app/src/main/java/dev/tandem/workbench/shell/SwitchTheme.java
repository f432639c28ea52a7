package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;

/// From light to dark and back.
final class SwitchTheme implements Command {
    private final WorkbenchWindow window;

    SwitchTheme(WorkbenchWindow window) {
        this.window = window;
    }

    @Override
    public String id() {
        return "tandem.theme.switch";
    }

    @Override
    public String title() {
        return "Switch light and dark";
    }

    @Override
    public String menu() {
        return "View";
    }

    @Override
    public String key() {
        return "Shortcut+Shift+D";
    }

    @Override
    public void run(ViewContext context) {
        window.setTheme(window.theme().other());
    }
}
