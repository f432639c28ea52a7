package dev.tandem.machine;

import dev.tandem.plugin.ScriptImports;
import java.util.List;

/// Lets scripts, and functions that run on workers, write `Machine.cores()`; a type of that name which they declare hides it.
public final class MachineImports implements ScriptImports {
    @Override
    public String id() {
        return "tandem.machine.imports";
    }

    @Override
    public List<String> lines() {
        return List.of("import " + Machine.class.getPackageName() + ".*;");
    }
}
