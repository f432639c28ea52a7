package dev.tandem.workbench.editor.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.SourceText;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private final Durations durations = new Durations();
    private final SourceText whole = new SourceText("a.jsh", "int a = 1;\nint b = 2;\n");

    @Test
    void filesAndPartsAreNamed() {
        durations.givenWhole(whole);
        durations.begins(whole);
        assertThat(durations.ends(whole)).hasValueSatisfying(words -> assertThat(words).startsWith("a.jsh took ").endsWith(" ms"));
        durations.givenPart(whole);
        durations.begins(whole);
        assertThat(durations.ends(whole)).hasValueSatisfying(words -> assertThat(words).startsWith("lines 1 to 2 of a.jsh took "));
    }

    @Test
    void whatNobodyGaveOrWasDroppedOrNeverBeganIsNotTold() {
        durations.begins(whole);
        assertThat(durations.ends(whole)).isEmpty();
        durations.givenWhole(whole);
        assertThat(durations.ends(whole)).isEmpty();
        durations.givenWhole(whole);
        durations.dropped(whole);
        durations.begins(whole);
        assertThat(durations.ends(whole)).isEmpty();
    }

    @Test
    void timesAreRounded() {
        assertThat(Durations.time(0.0004)).isEqualTo("0 ms");
        assertThat(Durations.time(1.26)).isEqualTo("1.3 s");
        assertThat(Durations.time(3725)).isEqualTo("62 min 5 s");
    }
}
