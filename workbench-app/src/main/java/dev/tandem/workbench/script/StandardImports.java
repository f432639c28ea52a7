package dev.tandem.workbench.script;

import dev.tandem.plugin.ScriptImports;
import java.util.List;
import java.util.stream.Stream;

/// What scripts can use without importing it: all of the Java base module, as in the jshell tool, preferences, arrays, the
/// engine, charts and tables.
public final class StandardImports implements ScriptImports {
    /// Types of packages named below hide those of the module that have the same name.
    private static final String MODULE = "import module java.base;";
    private static final List<String> PACKAGES = List.of(
            "java.util", "java.util.function", "java.util.stream", "java.nio.file", "java.time", "java.util.prefs",
            "dev.tandem.engine", "dev.tandem.engine.function", "dev.tandem.engine.runtime", "dev.tandem.engine.event",
            "dev.tandem.engine.worker", "dev.tandem.engine.pool", "dev.tandem.engine.space",
            "dev.tandem.engine.operator", "dev.tandem.engine.operator.parallel", "dev.tandem.engine.solver",
            "dev.tandem.engine.task", "dev.tandem.engine.file", "dev.tandem.engine.peer", "dev.tandem.engine.sweep",
            "dev.tandem.engine.sweep.sample", "dev.tandem.engine.sweep.point", "dev.tandem.engine.sweep.store", "dev.tandem.engine.sweep.loop",
            "dev.tandem.charts", "dev.tandem.workbench.files");
    private static final List<String> NAMES = List.of(
            "org.nd4j.linalg.api.ndarray.INDArray", "org.nd4j.linalg.factory.Nd4j",
            "org.nd4j.linalg.api.buffer.DataType", "dev.tandem.cluster.Cluster");

    @Override
    public String id() {
        return "tandem.standard";
    }

    @Override
    public List<String> lines() {
        Stream<String> packages = PACKAGES.stream().map(name -> "import " + name + ".*;");
        Stream<String> names = NAMES.stream().map(name -> "import " + name + ";");
        Stream<String> words = Stream.of("import static " + Vocabulary.class.getName() + ".*;");
        return Stream.of(Stream.of(MODULE), packages, names, words).flatMap(each -> each).toList();
    }
}
