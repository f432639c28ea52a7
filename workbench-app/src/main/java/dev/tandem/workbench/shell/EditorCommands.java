package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.editor.EditorsView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The commands for the text in front.
///
/// @param editors gives the editors, which are made after this
record EditorCommands(Supplier<EditorsView> editors) {
    List<Command> all() {
        return List.of(
                command("tandem.edit.find", "Find and replace…", "Edit", "Shortcut+F", EditorsView::find),
                command("tandem.edit.find.next", "Find next", "Edit", "F3", each -> each.findNext(true)),
                command("tandem.edit.find.previous", "Find previous", "Edit", "Shift+F3", each -> each.findNext(false)),
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

    private Command command(String id, String title, String menu, String key, Consumer<EditorsView> action) {
        return new OnText(id, title, menu, key, editors, action);
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
