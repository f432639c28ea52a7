package dev.tandem.programs;

import dev.tandem.plugin.ScriptImports;
import java.util.List;

/// Lets scripts write `Program.of(...)`.
public final class ProgramImports implements ScriptImports {
    @Override
    public String id() {
        return "tandem.programs.imports";
    }

    @Override
    public List<String> lines() {
        return List.of("import " + Program.class.getName() + ";", "import " + ProgramRun.class.getName() + ";",
                "import " + Reading.class.getName() + ";");
    }
}
