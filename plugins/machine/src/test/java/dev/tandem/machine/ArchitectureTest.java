package dev.tandem.machine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tandem.machine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsOnlyTheApiTheEngineAndTheToolkit = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
            "java..", "com.sun.management..", "javafx..", "dev.tandem.plugin..", "dev.tandem.engine..", "dev.tandem.toolkit..",
            "dev.tandem.machine..");

    @ArchTest
    static final ArchRule doesNotEnterTheInsideOfTheEngine =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.tandem.engine.internal..");
}
