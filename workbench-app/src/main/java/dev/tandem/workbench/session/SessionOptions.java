package dev.tandem.workbench.session;

import dev.tandem.plugin.ScriptImports;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// How a session starts.
///
/// @param imports lines evaluated first; those that do not compile are left out
/// @param rendersValues whether values are turned into text; a script needs none
/// @param onStart runs on the evaluator thread before anything else, also after a reset
public record SessionOptions(List<String> imports, boolean rendersValues, Runnable onStart) {
    public SessionOptions {
        imports = List.copyOf(imports);
    }

    /// The imports of all providers, values rendered.
    public static SessionOptions standard() {
        List<String> lines = new ArrayList<>();
        ServiceLoader.load(ScriptImports.class).forEach(provider -> lines.addAll(provider.lines()));
        return new SessionOptions(lines, true, () -> {});
    }

    public SessionOptions withoutValues() {
        return new SessionOptions(imports, false, onStart);
    }

    public SessionOptions onStart(Runnable action) {
        return new SessionOptions(imports, rendersValues, action);
    }
}
