package dev.tandem.plugin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tandem.plugin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule holdsExtensionPointsOnly = classes()
            .that().doNotHaveSimpleName("package-info")
            .should().beInterfaces().orShould().beRecords().orShould().beEnums();

    @ArchTest
    static final ArchRule knowsNothingOfTheWorkbench =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.tandem.workbench..");

    @ArchTest
    static final ArchRule doesNotEnterTheInsideOfTheEngine =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.tandem.engine.internal..");
}
