package @PACKAGE@;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;

/// What the user finds in the menu `Run`.
public final class @BEGIN@Command implements Command {
    @Override
    public String id() {
        return "@NAME@.command";
    }

    @Override
    public String title() {
        return "Square of 7 by @NAME@";
    }

    @Override
    public String menu() {
        return "Run";
    }

    @Override
    public void run(ViewContext context) {
        context.notify("7 squared is " + @BEGIN@Words.@WORD@Square(7));
    }
}
