package dev.tandem.workbench.script;

import dev.tandem.workbench.files.OutputFolder;
import java.util.List;

/// How scripts run in a window.
///
/// @param arguments what `args()` returns
/// @param output where `output(...)` is
/// @param savesCharts whether charts are saved there too, besides being shown
public record ScriptSettings(List<String> arguments, OutputFolder output, boolean savesCharts) {
    public ScriptSettings {
        arguments = List.copyOf(arguments);
    }

    /// No arguments, a numbered folder in the working folder, charts shown only.
    public static ScriptSettings standard() {
        return new ScriptSettings(List.of(), ScriptContext.standardOutput(), false);
    }
}
