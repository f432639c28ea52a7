package @PACKAGE@;

import dev.tandem.plugin.ScriptImports;
import java.util.List;

/// The words that scripts get. They work on workers, too.
public final class @BEGIN@Words implements ScriptImports {
    @Override
    public String id() {
        return "@NAME@.words";
    }

    @Override
    public List<String> lines() {
        return List.of("import static @PACKAGE@.@BEGIN@Words.*;");
    }

    /// The square of a number.
    public static double @WORD@Square(double x) {
        return x * x;
    }
}
