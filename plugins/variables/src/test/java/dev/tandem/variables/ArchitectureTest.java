package dev.tandem.variables;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tandem.variables", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsOnlyTheApiTheEngineAndTheToolkit = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
            "java..", "javafx..", "org.jfree..", "dev.tandem.plugin..", "dev.tandem.engine..", "dev.tandem.toolkit..", "dev.tandem.charts..",
            "dev.tandem.variables..");

    @ArchTest
    static final ArchRule numbersKnowNoWindow = noClasses().that().resideInAPackage("dev.tandem.variables.numbers..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "dev.tandem.toolkit..");

    @ArchTest
    static final ArchRule doesNotEnterTheInsideOfTheEngine =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.tandem.engine.internal..");
}
