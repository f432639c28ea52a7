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

class PeersBenchTest {
    /// What a row is called in a script, up to the number or the queue that is put in.
    private static final Pattern NAME = Pattern.compile("\\b(?:row|queue|print_row|print)\\(\"([\\w][^\"%:]+)[\"%]");

    private static Set<String> rows(String script) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(Files.readString(Path.of("peers", script)));
        while (matcher.find()) {
            names.add(matcher.group(1).replaceAll("(default queue|queue of 1000|1000 points)$", "").strip());
        }
        return names;
    }

    /// A row of another name would be compared with nothing.
    @Test
    void eachRowOfAPeerIsOneOfTandem() throws IOException {
        assertThat(rows("tandem.jsh")).hasSizeGreaterThan(8).containsAll(rows("peers.py"));
        assertThat(rows("peers.py")).hasSizeGreaterThan(8);
    }

    /// A goal for a row that nobody measures would be neither met nor missed.
    @Test
    void eachGoalIsForARow() throws IOException {
        Set<String> rows = rows("tandem.jsh");
        assertThat(PeerGoal.rows().stream().filter(row -> !row.equals("run of one line"))
                .map(row -> row.replaceAll("(default queue|queue of 1000|\\d+|\\d+ points)$", "").strip())).isSubsetOf(rows);
    }
}
