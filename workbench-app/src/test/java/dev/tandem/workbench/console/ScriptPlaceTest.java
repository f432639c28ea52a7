package dev.tandem.workbench.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptPlaceTest {
    @Test
    void findsThePlaceThatIsClickedOn() {
        String line = "sweep.jsh:3:7: error: cannot find symbol";
        assertThat(ScriptPlace.in(line, 4)).contains(new ScriptPlace("sweep.jsh", 3, 7));
        assertThat(ScriptPlace.in(line, 20)).isEmpty();
        assertThat(ScriptPlace.in("    at f(/home/a/b.jsh:12)", 12)).contains(new ScriptPlace("/home/a/b.jsh", 12, 1));
        assertThat(ScriptPlace.in("pool-1 / 2  at untitled-1.jsh:5", 18)).contains(new ScriptPlace("untitled-1.jsh", 5, 1));
        assertThat(ScriptPlace.in("12:30:05 nothing", 3)).isEmpty();
        assertThat(ScriptPlace.in("a.jsh:99999999999", 3)).as("no such line").isEmpty();
    }
}
