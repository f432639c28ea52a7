package dev.tandem.timeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tandem.timeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule needsOnlyTheApiTheEngineTheToolkitAndCharts = classes().should().onlyDependOnClassesThat().resideInAnyPackage(
            "java..", "javafx..", "org.jfree..", "com.google.gson..", "dev.tandem.plugin..", "dev.tandem.engine..", "dev.tandem.toolkit..",
            "dev.tandem.charts..",
            "dev.tandem.timeline..");

    @ArchTest
    static final ArchRule doesNotEnterTheInsideOfTheEngine =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.tandem.engine.internal..");
}
