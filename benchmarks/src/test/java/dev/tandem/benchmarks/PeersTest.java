package dev.tandem.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static final Pattern NAME = Pattern.compile("(?:row|queue|print|print_row)\\(\"([^\"%]+)");

    private static Set<String> rows(String script) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(Files.readString(Path.of("peers", script)));
        while (matcher.find()) {
            names.add(matcher.group(1).strip().replaceAll(",? (default queue|queue of 1000)?,?$", "").replaceAll(" 1000$", "").strip());
        }
        return names;
    }

    /// A row of another name would be compared with nothing.
    @Test
    void eachRowOfAPeerIsOneOfTandem() throws IOException {
        Set<String> own = rows("tandem.jsh");
        assertThat(rows("peers.py")).hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(own).anySatisfy(one -> assertThat(one).startsWith(name.replaceAll(",$", ""))));
    }
}
