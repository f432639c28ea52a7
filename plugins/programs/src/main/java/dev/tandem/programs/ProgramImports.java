package dev.tandem.programs;

import dev.tandem.plugin.ScriptImports;
import java.util.List;

/// Lets scripts write `Program.of(...)`; types of the same names which they declare hide those of this package.
public final class ProgramImports implements ScriptImports {
    @Override
    public String id() {
        return "tandem.programs.imports";
    }

    @Override
    public List<String> lines() {
        return List.of("import " + Program.class.getPackageName() + ".*;");
    }
}
