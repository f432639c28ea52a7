package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandardImportsTest {
    /// Two packages with a type of one name make it useless to scripts, which the compiler tells only who types it.
    @Test
    void noTwoImportedTypesShareAName() throws IOException {
        Map<String, Set<String>> packagesByName = new TreeMap<>();
        for (String line : new StandardImports().lines()) {
            // Packages hide what a module has of the same name.
            if (line.startsWith("import static") || line.startsWith("import module")) {
                continue;
            }
            String name = line.substring("import ".length(), line.length() - 1);
            if (!name.endsWith(".*")) {
                int dot = name.lastIndexOf('.');
                packagesByName.computeIfAbsent(name.substring(dot + 1), n -> new TreeSet<>()).add(name.substring(0, dot));
            } else {
                String of = name.substring(0, name.length() - 2);
                typesOf(of).forEach(type -> packagesByName.computeIfAbsent(type, n -> new TreeSet<>()).add(of));
            }
        }
        assertThat(packagesByName).containsKeys("List", "WorkerPool", "INDArray", "Operator", "PoolManager");
        assertThat(packagesByName.entrySet()).filteredOn(entry -> entry.getValue().size() > 1).isEmpty();
    }

    private static List<String> typesOf(String name) throws IOException {
        if (name.startsWith("java.")) {
            Path folder = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", moduleOf(name), name.replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".class"))
                        .filter(file -> file.indexOf('$') < 0 && isPublic(name + "." + file.replace(".class", "")))
                        .map(file -> file.replace(".class", "")).toList();
            }
        }
        return imported(name).stream().filter(type -> type.getPackageName().equals(name) && type.isTopLevelClass())
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getSimpleName).toList();
    }

    /// What the classes use is of no interest here, and takes seconds to read.
    private static JavaClasses imported(String name) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(name);
        });
    }

    private static String moduleOf(String name) {
        return name.equals("java.util.prefs") ? "java.prefs" : "java.base";
    }

    private static boolean isPublic(String name) {
        try {
            return java.lang.reflect.Modifier.isPublic(Class.forName(name, false, null).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
