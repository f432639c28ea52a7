package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaTokensTest {
    private static List<String> kinds(String text) {
        return JavaTokens.of(text).stream().map(token -> token.kind() + " " + text.substring(token.start(), token.end())).toList();
    }

    @Test
    void findsWhatIsColoured() {
        assertThat(kinds("var x = List.of(1.5, \"a // b\"); // end")).containsExactly(
                "keyword var", "type List", "number 1.5", "string \"a // b\"", "comment // end");
    }

    @Test
    void doesNotMindWhatIsUnfinished() {
        assertThat(kinds("String s = \"open")).containsExactly("type String", "string \"open");
        assertThat(kinds("/* open\nint")).containsExactly("comment /* open\nint");
        assertThat(kinds("\"\"\"\nopen")).hasSize(1);
    }

    @Test
    void takesStringsOfAnyLength() {
        String data = "\"" + "0123456789\\n".repeat(200_000) + "\"";
        assertThat(JavaTokens.of("f(" + data + ", '" + "x".repeat(100_000) + "');")).extracting(token -> token.end() - token.start())
                .containsExactly(data.length(), 100_002);
    }

    @Test
    void coloursOnlyTheBeginningOfALineOfData() {
        List<String> found = kinds("double[] d = {" + "0.5, ".repeat(20_000) + "};\nint after = 1;\n");
        assertThat(found).hasSize(402).endsWith("number 0.5", "keyword int", "number 1");
    }
}
