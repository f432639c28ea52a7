package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.console.ConsoleView;
import dev.tandem.workbench.editor.EditorsView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The commands for the text in front, or what was printed.
///
/// @param editors gives the editors, which are made after this
record EditorCommands(Supplier<EditorsView> editors, Supplier<ConsoleView> console) {
    List<Command> all() {
        return List.of(
                either("tandem.edit.find", "Find and replace…", "Shortcut+F", EditorsView::find, ConsoleView::find),
                either("tandem.edit.find.next", "Find next", "F3", each -> each.findNext(true), each -> each.findNext(true)),
                either("tandem.edit.find.previous", "Find previous", "Shift+F3", each -> each.findNext(false), each -> each.findNext(false)),
                command("tandem.edit.complete", "Complete", "Edit", "Shortcut+Space", EditorsView::complete),
                command("tandem.edit.import", "Import the type at the cursor", "Edit", "Alt+Enter", EditorsView::addImport),
                command("tandem.edit.declaration", "Go to declaration", "Edit", "F12", EditorsView::goToDeclaration),
                command("tandem.edit.problem", "Next problem", "Edit", "F2", EditorsView::nextProblem),
                command("tandem.edit.comment", "Comment or uncomment lines", "Edit", "Shortcut+Slash", EditorsView::toggleComment),
                command("tandem.view.wrap", "Wrap long lines", "View", "Alt+Z", EditorsView::toggleWrap),
                command("tandem.run.cell", "Run cell or statement", "Run", "Shortcut+Enter", EditorsView::runCell),
                command("tandem.run.next", "Run cell or statement and go on", "Run", "", EditorsView::runAndGoOn),
                command("tandem.run.selection", "Run selection or statement", "Run", "F9", EditorsView::runSelection));
    }

    /// On what was printed while the console has the keys, else on the text in front.
    private Command either(String id, String title, String key, Consumer<EditorsView> onText, Consumer<ConsoleView> onOutput) {
        return new OnEither(command(id, title, "Edit", key, onText), console, onOutput);
    }

    private Command command(String id, String title, String menu, String key, Consumer<EditorsView> action) {
        return new OnText(id, title, menu, key, editors, action);
    }

    private record OnEither(Command onText, Supplier<ConsoleView> console, Consumer<ConsoleView> onOutput) implements Command {
        @Override
        public String id() {
            return onText.id();
        }

        @Override
        public String title() {
            return onText.title();
        }

        @Override
        public String menu() {
            return onText.menu();
        }

        @Override
        public String key() {
            return onText.key();
        }

        private boolean isInConsole() {
            return console.get() != null && console.get().isFocusWithin();
        }

        @Override
        public boolean isEnabled(ViewContext context) {
            return isInConsole() || onText.isEnabled(context);
        }

        @Override
        public void run(ViewContext context) {
            if (isInConsole()) {
                onOutput.accept(console.get());
            } else {
                onText.run(context);
            }
        }
    }

    /// One of them; there must be a text.
    private record OnText(String id, String title, String menu, String key, Supplier<EditorsView> editors, Consumer<EditorsView> action)
            implements Command {
        @Override
        public boolean isEnabled(ViewContext context) {
            return editors.get() != null && editors.get().isOpen();
        }

        @Override
        public void run(ViewContext context) {
            action.accept(editors.get());
        }
    }
}
