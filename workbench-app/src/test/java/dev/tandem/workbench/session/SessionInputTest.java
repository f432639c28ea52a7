package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionInputTest extends OpenSession {
    private final PipedOutputStream typing = new PipedOutputStream();
    private InputStream before;

    @BeforeEach
    void install() throws IOException {
        before = System.in;
        SessionInput.install(new InputPump(new PipedInputStream(typing)));
        eval("int kept = 7; var reader = new java.io.BufferedReader(new java.io.InputStreamReader(System.in));");
    }

    @AfterEach
    void putBack() throws IOException {
        typing.close();
        System.setIn(before);
    }

    private void type(String text) {
        try {
            typing.write(text.getBytes(StandardCharsets.UTF_8));
            typing.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "kept = System.in.read();",
        "kept = new Scanner(System.in).nextInt();",
        "String line = new Scanner(System.in).nextLine(); kept = 1;",
        "String line = reader.readLine(); kept = 1;",
        "kept = System.in.readAllBytes().length;",
        "while (true) { try { kept = System.in.read(); } catch (Throwable t) { } }",
    })
    void readingIsStoppedAndWhatIsTypedLaterIsForTheNextReader(String text) {
        start(text);
        assertThat(session.stop(Duration.ofSeconds(5))).isEqualTo(StopOutcome.STOPPED);
        assertThat(valueOf("kept")).isEqualTo("7");
        type("later\n");
        assertThat(valueOf("reader.readLine()")).isEqualTo("\"later\"");
        type("12 13\n");
        assertThat(valueOf("new Scanner(System.in).nextInt()")).isEqualTo("12");
    }

    @Test
    void readsAllUpToTheEnd() throws IOException {
        type("one\ntwo");
        assertThat(valueOf("(char) System.in.read()")).isEqualTo("'o'");
        assertThat(valueOf("System.in.available() > 0")).isEqualTo("true");
        typing.close();
        assertThat(valueOf("new String(System.in.readAllBytes())")).isEqualTo("\"ne\ntwo\"".replace("\n", "\\n"));
        assertThat(valueOf("System.in.read()")).isEqualTo("-1");
    }
}
