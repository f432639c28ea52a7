package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.Typed.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartImportsTest {
    private static final List<String> IMPORTS = List.of("import module java.base;", "import java.util.*;", "import java.util.regex.*;",
            "import java.math.BigDecimal;", "import static java.lang.Math.*;");

    private static Session session(List<String> imports) {
        return Session.open(new SessionOptions(imports, true, () -> {}));
    }

    private static void allCount(Session session) {
        StatementOutcome outcome = session.eval("List.of(Pattern.compile(\"a\"), new BigDecimal(\"1.5\"), max(1, 2))").getFirst();
        assertThat(((StatementOutcome.Value) outcome).rendered()).isEqualTo("[a, 1.5, 2]");
    }

    @Test
    void allCountAndAreListedOneByOne() {
        try (Session session = session(IMPORTS)) {
            allCount(session);
            List<Typed> listed = session.declarations().typed().stream().filter(each -> each.standing() == Standing.STARTUP).toList();
            assertThat(listed).extracting(Typed::source).containsExactlyElementsOf(IMPORTS);
            assertThat(listed).extracting(Typed::id).containsExactly("s1", "s2", "s3", "s4", "s5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import module java.base;", "import java.util.*;", "import java.math.BigDecimal;", "import static java.lang.Math.*;",
        "import java.awt.List; import java.util.List;"})
    void typingOneAgainKeepsTheOthers(String typed) {
        try (Session session = session(IMPORTS)) {
            assertThat(session.eval(typed)).allMatch(StatementOutcome::succeeded);
            allCount(session);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import no.such.place.*;", "import java.util.Lizt;", "import static java.lang.Math.nope;", "no import"})
    void oneThatDoesNotCompileIsLeftOut(String wrong) {
        for (int at : List.of(0, 2, IMPORTS.size())) {
            List<String> lines = new ArrayList<>(IMPORTS);
            lines.add(at, wrong);
            try (Session session = session(lines)) {
                allCount(session);
                assertThat(session.declarations().typed()).extracting(Typed::source).containsAll(IMPORTS).doesNotContain(wrong);
            }
        }
    }

    @Test
    void aSessionWithoutImportsHasNone() {
        try (Session session = session(List.of())) {
            assertThat(session.declarations().typed()).isEmpty();
            assertThat(session.eval("1 + 1").getFirst().succeeded()).isTrue();
        }
    }
}
