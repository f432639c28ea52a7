package dev.tandem.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every jar that is shipped is one whose licence somebody has looked at.
class DependenciesTest {
    private static final Pattern ROW = Pattern.compile("\\| ([\\w.-]+-\\d[\\w.-]*) \\| ([^|]+) \\|");
    private static final String PLATFORM = "-(linux|macosx|macos|osx|mac|windows|win)([-_](x86_64|amd64|arm64|aarch64|universal))?$";
    private static final List<String> PERMITTED = List.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "LGPL-2.1-or-later");
    /// With the reasons in the same file.
    private static final List<String> WITH_REASON = List.of("GPL-2.0 with Classpath exception");

    private static SortedMap<String, String> rows() throws IOException {
        return Files.readAllLines(Path.of(System.getProperty("tandem.home"), "docs", "dependencies.md")).stream().map(ROW::matcher)
                .filter(Matcher::matches).collect(Collectors.toMap(row -> row.group(1), row -> row.group(2), (a, b) -> a, TreeMap::new));
    }

    private static Set<String> shipped() throws IOException {
        String list = Files.readString(Path.of("target", "lib.classpath")).strip();
        Stream<String> jars = Stream.of(list.split(File.pathSeparator)).map(jar -> Path.of(jar).getFileName().toString());
        try (Stream<Path> javafx = Files.list(Path.of("target", "javafx"));
                Stream<Path> cluster = Files.list(Path.of(System.getProperty("tandem.home"), "plugins", "cluster", "target", "ignite"))) {
            Stream<String> beside = Stream.concat(javafx, cluster).map(jar -> jar.getFileName().toString());
            return Stream.concat(jars, beside).filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()).replaceAll(PLATFORM, "")).collect(Collectors.toSet());
        }
    }

    @Test
    void eachShippedPartIsListedWithItsVersionAndNoOther() throws IOException {
        assertThat(shipped()).hasSizeGreaterThan(40).isEqualTo(rows().keySet());
    }

    @Test
    void eachLicenceIsOneThatMayBeUsed() throws IOException {
        assertThat(rows()).allSatisfy(
                (part, licence) -> assertThat(PERMITTED.stream().anyMatch(licence::startsWith) || WITH_REASON.contains(licence)).as(part).isTrue());
    }
}
