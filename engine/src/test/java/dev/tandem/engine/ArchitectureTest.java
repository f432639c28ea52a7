package dev.tandem.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.tandem.engine.internal.array.Elements;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.internal.process.Subprocesses;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/// What the engine may depend on, and what its packages may know of each other.
@AnalyzeClasses(packages = "dev.tandem.engine", importOptions = {DoNotIncludeTests.class, ArchitectureTest.NoJarOfTests.class})
class ArchitectureTest {
    private static final String ROOT = "dev.tandem.engine";

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

    /// What runs workers as processes of this machine is one place among others: what is above the seam asks a
    /// [dev.tandem.engine.place.Place]. The doors: what exists for the snapshot and its limits, and the words of launchers.
    @ArchTest
    static final ArchRule NOTHING_ABOVE_THE_SEAM_KNOWS_PROCESSES = noClasses().that()
            .resideOutsideOfPackages("dev.tandem.engine.internal.process..", "dev.tandem.engine.internal.relay").should()
            .dependOnClassesThat(resideInAPackage("dev.tandem.engine.internal.process..").and(not(type(Spares.class)))
                    .and(not(type(Subprocesses.class))));

    /// The collector frees an array that nobody refers to any more while its address is in use, so that there is one way to it.
    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_WHERE_ELEMENTS_LIE = noClasses().that(not(type(Elements.class))).should()
            .callMethod(MemorySegment.class, "ofAddress", long.class).orShould().callMethod(Pointer.class, "address");

    /// A newcomer reads a package as a whole.
    private static final int MOST_TYPES = 24;
    private static final int MOST_LINES = 500;
    /// How many types are in cycles of types; may only fall.
    private static final int MOST_IN_CYCLES = 46;

    /// Who may be used by whom: each line may use those below it, beside what is in its own line.
    private static final List<List<String>> LAYERS = List.of(
            List.of("sweep.loop"),
            List.of("sweep", "solver", "operator.parallel", "peer", "task"),
            List.of("pool", "operator", "internal.point"),
            List.of("internal.backend", "space", "sweep.sample", "sweep.point", "internal.task"),
            List.of("internal.map", "internal.table"),
            List.of("internal.pool", "internal.store", "internal.code.digest", "file"),
            List.of("log"),
            List.of("runtime", "sweep.store", "internal.sequence"),
            List.of("internal.relay"),
            List.of("internal.relay.traffic"),
            List.of("internal.process", "internal.life", "internal.code.world"),
            List.of("internal.place", "internal.event"),
            List.of("event", "place"),
            List.of("worker"),
            List.of("internal.worker"),
            List.of("internal.wire"),
            List.of("internal.code"),
            List.of("internal.shipment", "internal.code.form", "internal.graph"),
            List.of("internal.graph.lambda", "internal.graph.bytes", "internal.graph.bundle"),
            List.of("internal.memory"),
            List.of("internal.array"),
            List.of("internal.system", "internal.cache", "internal.thread", "internal.provider"),
            List.of("function"),
            List.of(""));

    @ArchTest
    static void upperPackagesUseLowerOnes(JavaClasses classes) {
        Map<String, Integer> height = new HashMap<>();
        for (int i = 0; i < LAYERS.size(); i++) {
            for (String room : LAYERS.get(i)) {
                height.put(room, LAYERS.size() - i);
            }
        }
        assertThat(height.keySet()).as("rooms with a place among the layers").isEqualTo(rooms(classes).keySet());
        Set<String> upwards = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency each : type.getDirectDependenciesFromSelf()) {
                JavaClass used = each.getTargetClass().getBaseComponentType();
                if (isOwn(used) && !room(used).equals(room(type)) && height.get(room(used)) >= height.get(room(type))) {
                    upwards.add(room(type) + " uses " + room(used) + ": " + type.getName() + " uses " + used.getName());
                }
            }
        }
        assertThat(upwards).isEmpty();
    }

    @ArchTest
    static void roomsAreSmall(JavaClasses classes) {
        assertThat(rooms(classes)).allSatisfy((room, types) -> assertThat(types).as(room).hasSizeLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void filesAreShort() throws IOException {
        Set<String> longOnes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readAllLines(file).size() > MOST_LINES) {
                    longOnes.add(file.toString());
                }
            }
        }
        assertThat(longOnes).isEmpty();
    }

    @ArchTest
    static void cyclesOfTypesBecomeFewer(JavaClasses classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : classes) {
            Set<String> used = uses.computeIfAbsent(topLevel(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream().map(each -> each.getTargetClass().getBaseComponentType())
                    .filter(ArchitectureTest::isOwn).map(ArchitectureTest::topLevel).forEach(used::add);
        }
        uses.keySet().removeIf(name -> name.endsWith("package-info"));
        List<Set<String>> cycles = new Cycles(uses).all();
        int within = cycles.stream().mapToInt(Set::size).sum();
        System.out.println("types in cycles: " + within + " of " + uses.size() + ", "
                + 100 * within / uses.size() + " %");
        assertThat(within).as("types in cycles, which are " + cycles).isLessThanOrEqualTo(MOST_IN_CYCLES);
    }

    private static Map<String, Set<String>> rooms(JavaClasses classes) {
        Map<String, Set<String>> rooms = new TreeMap<>();
        for (JavaClass type : classes) {
            if (!type.getSimpleName().equals("package-info")) {
                rooms.computeIfAbsent(room(type), name -> new TreeSet<>()).add(topLevel(type));
            }
        }
        return rooms;
    }

    private static boolean isOwn(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    /// The package of a type below that of the engine.
    private static String room(JavaClass type) {
        return type.getPackageName().equals(ROOT) ? "" : type.getPackageName().substring(ROOT.length() + 1);
    }

    private static String topLevel(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(type.getName());
    }

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
