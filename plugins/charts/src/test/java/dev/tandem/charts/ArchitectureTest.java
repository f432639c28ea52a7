package dev.tandem.charts;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tandem.charts", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsOnlyTheApiTheEngineAndTheToolkit = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
            "java..", "javax.imageio..", "javafx..", "org.jfree..", "org.nd4j.linalg..", "dev.tandem.plugin..", "dev.tandem.engine..",
            "dev.tandem.toolkit..", "dev.tandem.charts..");

    @ArchTest
    static final ArchRule onlyTheViewKnowsTheWindow = noClasses().that().resideOutsideOfPackage("dev.tandem.charts.view..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "dev.tandem.toolkit..");

    /// The door to the kinds of charts that plugins bring.
    @ArchTest
    static final ArchRule theInsideOfTheEngineHasOneDoor = noClasses().should().dependOnClassesThat(
            resideInAPackage("dev.tandem.engine.internal..").and(not(nameMatching(
                    "dev\\.tandem\\.engine\\.internal\\.provider\\.Providers(\\$.*)?"))));

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.tandem.(**)").should().beFreeOfCycles();
}
