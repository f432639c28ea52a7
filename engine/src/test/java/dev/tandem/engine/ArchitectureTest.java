package dev.tandem.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;

/// What the engine may depend on, and what its packages may know of each other.
@AnalyzeClasses(packages = "dev.tandem.engine", importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoJarOfTests.class})
class ArchitectureTest {
    /// Where the tests of this build lie in a jar; see support.StartFromJars.
    static final class NoJarOfTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-test-classes.jar");
        }
    }

    @ArchTest
    static final ArchRule THE_ENGINE_IS_HEADLESS = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "javafx..", "java.awt..", "javax.swing..", "jdk.jshell..", "org.jfree..", "dev.tandem.workbench..",
            "dev.tandem.plugin..");

    /// What ND4J has for texts and models of others is old; see docs/dependencies.md.
    @ArchTest
    static final ArchRule NOTHING_USES_THE_OLD_PARTS_OF_ND4J = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.nd4j.shade..", "org.nd4j.imports..", "org.nd4j.autodiff..", "org.nd4j.serde..", "org.nd4j.systeminfo..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.tandem.engine.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule UPPER_PACKAGES_USE_LOWER_ONES = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("sweep").definedBy("dev.tandem.engine.sweep..")
            .layer("solver").definedBy("dev.tandem.engine.solver..")
            .layer("operator").definedBy("dev.tandem.engine.operator..")
            .layer("task").definedBy("dev.tandem.engine.task..")
            .layer("pool").definedBy("dev.tandem.engine.pool..")
            .layer("runtime").definedBy("dev.tandem.engine.runtime..")
            .layer("worker").definedBy("dev.tandem.engine.worker..")
            .layer("process").definedBy("dev.tandem.engine.internal.process..")
            .layer("place").definedBy("dev.tandem.engine.internal.place..")
            .layer("event").definedBy("dev.tandem.engine.event..", "dev.tandem.engine.internal.event..")
            .layer("child").definedBy("dev.tandem.engine.internal.worker..")
            .layer("wire").definedBy("dev.tandem.engine.internal.wire..")
            .layer("code").definedBy("dev.tandem.engine.code..")
            .layer("graph").definedBy("dev.tandem.engine.graph..")
            .layer("memory").definedBy("dev.tandem.engine.internal.memory..", "dev.tandem.engine.internal.array..")
            .layer("file").definedBy("dev.tandem.engine.file..")
            .whereLayer("file").mayOnlyBeAccessedByLayers("sweep")
            .whereLayer("sweep").mayNotBeAccessedByAnyLayer()
            .whereLayer("solver").mayNotBeAccessedByAnyLayer()
            .whereLayer("operator").mayOnlyBeAccessedByLayers("solver")
            .whereLayer("task").mayNotBeAccessedByAnyLayer()
            .whereLayer("pool").mayOnlyBeAccessedByLayers("sweep")
            .whereLayer("runtime").mayOnlyBeAccessedByLayers("operator", "solver", "pool", "task", "sweep")
            .whereLayer("process").mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("place").mayOnlyBeAccessedByLayers("process", "runtime", "operator", "pool", "task", "sweep")
            .whereLayer("child").mayOnlyBeAccessedByLayers("worker", "process", "runtime", "operator", "pool", "task", "sweep")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("child", "place", "process", "runtime")
            .whereLayer("code").mayOnlyBeAccessedByLayers("wire", "child", "place", "process", "runtime", "operator", "pool", "task", "sweep")
            .whereLayer("graph").mayOnlyBeAccessedByLayers("code", "pool", "sweep")
            .whereLayer("memory").mayOnlyBeAccessedByLayers("graph", "code", "child", "place", "process", "runtime", "operator",
                    "pool", "task", "file");

    @ArchTest
    static void everyPackageSaysWhatItIs(JavaClasses classes) {
        Set<String> packages = new TreeSet<>();
        Set<String> described = new TreeSet<>();
        for (JavaClass type : classes) {
            (type.getSimpleName().equals("package-info") ? described : packages).add(type.getPackageName());
        }
        for (String name : packages) {
            assertThat(ArchitectureTest.class.getClassLoader()
                    .getResource(name.replace('.', '/') + "/package-info.class") != null || described.contains(name))
                    .as("package-info of " + name).isTrue();
        }
    }
}
