package dev.tandem.workbench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.workbench.script.StandardImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "dev.tandem.workbench", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");

    @ArchTest
    static final ArchRule sessionsAndScriptsKnowNeitherWindowNorTerminal = noClasses()
            .that().resideInAnyPackage("..session..", "..script..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.jline..", "picocli..");

    @ArchTest
    static final ArchRule sessionsKnowNoScripts = noClasses()
            .that().resideInAPackage("..session..")
            .should().dependOnClassesThat().resideInAnyPackage("..script..", "..cli..");

    @ArchTest
    static final ArchRule filesKnowNeitherWindowNorTerminal = noClasses()
            .that().resideInAPackage("..files..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx..", "org.jline..", "picocli..", "..session..", "..script..");

    @ArchTest
    static final ArchRule viewModelsKnowNoSceneGraph = noClasses()
            .that().haveSimpleNameEndingWith("Model").or().haveSimpleName("ScriptDocument").or().haveSimpleName("ProcessTree")
            .or().resideInAnyPackage("..feed..", "..running..")
            .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "org.fxmisc..");

    /// How views are docked is a plan of our own; see docs/decisions/0026.
    @ArchTest
    static final ArchRule oneClassKnowsBentoFx = noClasses()
            .that(not(nameMatching("dev\\.tandem\\.workbench\\.shell\\.docking\\.BentoDocks(\\$.*)?")))
            .should().dependOnClassesThat().resideInAPackage("software.coley..");

    /// What ND4J has for texts and models of others is old; see docs/dependencies.md.
    @ArchTest
    static final ArchRule nothingUsesTheOldPartsOfNd4j = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("org.nd4j.shade..", "org.nd4j.imports..", "org.nd4j.autodiff..", "org.nd4j.serde..", "org.nd4j.systeminfo..");

    /// The doors to what the engine has for itself: spare processes, the user's cache, the class loader
    /// of a session.
    @ArchTest
    static final ArchRule theInsideOfTheEngineHasThreeDoors = noClasses().should().dependOnClassesThat(
            resideInAPackage("dev.tandem.engine.internal..").and(not(nameMatching(
                    "dev\\.tandem\\.engine\\.internal\\.(process\\.Spares|cache\\.UserCache|code\\.SessionClassLoader)(\\$.*)?"))));

    @ArchTest
    static void scriptsImportNothingOfTheInside(JavaClasses classes) {
        assertThat(new StandardImports().lines()).noneMatch(line -> line.contains(".internal."));
    }

    /// One word means one thing, in whatever module it is read.
    @Test
    void noTwoTypesHaveTheSameName() throws IOException {
        Map<String, List<Path>> files = new TreeMap<>();
        for (Path file : sources("src/main/java")) {
            if (!file.endsWith("package-info.java")) {
                files.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>()).add(file);
            }
        }
        assertThat(files).hasSizeGreaterThan(700).containsKeys("WorkerGroup.java", "Session.java", "Machine.java", "Bench.java");
        assertThat(files.values().stream().filter(same -> same.size() > 1)).isEmpty();
    }

    /// The main code is linted in each build, tests in the long one only.
    @Test
    void testsImportNothingThatTheyDoNotUse() throws IOException {
        List<String> unused = new ArrayList<>();
        List<Path> files = sources("src/test/java");
        for (Path file : files) {
            String text = Files.readString(file);
            Set<String> words = Set.copyOf(List.of(IMPORT.matcher(text).replaceAll("").split("\\W+")));
            IMPORT.matcher(text).results().filter(each -> !words.contains(each.group(1))).forEach(each -> unused.add(file + ": " + each.group(1)));
        }
        assertThat(files).hasSizeGreaterThan(250);
        assertThat(unused).isEmpty();
    }

    private static List<Path> sources(String folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String modules : List.of("../engine", "../workbench-app", "../plugins", "../benchmarks")) {
            try (Stream<Path> all = Files.walk(Path.of(modules))) {
                all.filter(file -> file.toString().endsWith(".java") && file.toString().contains(folder)).forEach(files::add);
            }
        }
        return files;
    }

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("dev.tandem.workbench.(*)..").should().beFreeOfCycles();
}
