package dev.tandem.workbench.draft;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Lets a JShell compile without running anything: what it declares is known to it, and has no value. Has no state.
final class NothingRuns implements ExecutionControl, ExecutionControlProvider {
    @Override
    public String name() {
        return "nothing-runs";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }

    @Override
    public void load(ClassBytecodes[] classes) {
        // Nobody is going to call it.
    }

    @Override
    public void redefine(ClassBytecodes[] classes) {
        // As above.
    }

    @Override
    public String invoke(String className, String methodName) {
        return "";
    }

    @Override
    public String varValue(String className, String varName) {
        return "";
    }

    @Override
    public void addToClasspath(String path) {
        // The compiler is told by the shell.
    }

    @Override
    public void stop() {
        // Nothing runs.
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws EngineTerminationException, InternalException {
        throw new NotImplementedException("extension: command=" + command);
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
