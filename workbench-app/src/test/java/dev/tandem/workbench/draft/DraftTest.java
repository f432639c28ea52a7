package dev.tandem.workbench.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.draft.Offers.Offer;
import dev.tandem.workbench.session.Assistance.Documentation;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static Session session;
    private final LinkedBlockingQueue<Review> reviews = new LinkedBlockingQueue<>();
    private Draft draft;

    @BeforeAll
    static void openSession() {
        session = Session.open(SessionOptions.standard());
    }

    @AfterAll
    static void closeSession() {
        session.close();
    }

    @BeforeEach
    void open() {
        draft = new Draft(() -> session, reviews::add);
    }

    @AfterEach
    void close() {
        draft.close();
    }

    private static <T> T got(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    /// What is offered at the bar in a text.
    private List<String> offered(String marked) throws Exception {
        int caret = marked.indexOf('▮');
        Offers offers = got(draft.complete(marked.replace("▮", ""), caret));
        return offers.offers().stream().map(Offer::text).toList();
    }

    private List<String> found(String text) throws Exception {
        draft.review(text);
        Review review = reviews.poll(60, TimeUnit.SECONDS);
        while (!review.text().equals(text)) {
            review = reviews.poll(60, TimeUnit.SECONDS);
        }
        return described(review);
    }

    private static List<String> described(Review review) {
        return review.findings().stream().map(each -> review.text().substring(each.start(), each.end()) + ": " + each.message()).toList();
    }

    @Test
    void completesMembersOfWhatTheTextDeclares() throws Exception {
        assertThat(offered("var words = List.of(\"a\")\nwords.▮")).startsWith("add(").contains("size()").endsWith("wait(");
        assertThat(offered("var words = List.of(\"a\")\nwords.si▮\nint behind = 3")).containsExactly("size()");
        assertThat(offered("var words = List.of(\"a\")\nvar text = \"b\"\nwords.si▮\ntext.len")).containsExactly("size()");
    }

    @Test
    void completesWithinStatementsThatHaveNoEndYet() throws Exception {
        assertThat(offered("class A {\n int field;\n void f() { String local = \"\"; local.le▮")).containsExactly("length()");
        assertThat(offered("Runnable r = () -> { int count = 1; cou▮")).containsExactly("count");
        assertThat(offered("for (int i = 0; i < 3; i++) {\n  String s = \"\";\n  s.le▮\n}\nint y = 3")).containsExactly("length()");
        assertThat(offered("List.of(1, 2).stream().map(n -> n.intV▮)")).containsExactly("intValue()");
        assertThat(offered("List.of(1, 2).stream().map(n -> n.intV▮")).containsExactly("intValue()");
    }

    @Test
    void offersWhatFitsFirstAndKeywordsLast() throws Exception {
        assertThat(offered("int length = 3\nString label = \"\"\nint same = l▮")).startsWith("length").endsWith("long");
        assertThat(offered("String s = \"lab▮")).isEmpty();
        assertThat(offered("/va▮")).as("a command of the session").isEmpty();
    }

    @Test
    void namesThatAreGoneAreOfferedNoMore() throws Exception {
        found("int previous = 3");
        assertThat(offered("int present = 3\npre▮")).containsExactly("present");
    }

    @Test
    void knowsWhatOnlyTheSessionHas() throws Exception {
        session.eval("List<String> ofSession = List.of(); import javax.swing.JFrame; int twice(int n) { return 2 * n; }");
        assertThat(offered("ofSession.get(0).le▮")).containsExactly("length()");
        assertThat(offered("ofSess▮")).containsExactly("ofSession");
        assertThat(found("int four = twice(2) + ofSession.size()\nJFrame frame\nvoid f() { twice(four); }")).isEmpty();
        session.eval("int[] ofSession = {}");
        assertThat(found("int size = ofSession.length")).as("declared anew").isEmpty();
    }

    @Test
    void explainsWhatIsCalled() throws Exception {
        String text = "var word = \"\"\nword.substring(1, ";
        List<Documentation> found = got(draft.explain(text, text.length(), true));
        assertThat(found).singleElement().extracting(Documentation::shortSignature)
                .isEqualTo("String String.substring(int beginIndex, int endIndex)");
        assertThat(found.getFirst().text()).contains("substring");
    }

    @Test
    void explainsWhatIsTandemsOwn() throws Exception {
        for (String text : List.of("WorkerPool.processes(", "Samples.linear(", "Sweep.named(\"a\").parameter(", "WorkerPool")) {
            assertThat(got(draft.explain(text, text.length(), true))).as(text).isNotEmpty().anySatisfy(each -> assertThat(each.text()).isNotEmpty());
        }
    }

    @Test
    void findsWhatIsWrongAndNothingElse() throws Exception {
        assertThat(found("int a = \"text\"\nint b = 3\nb.foo()")).containsExactly(
                "\"text\": incompatible types: java.lang.String cannot be converted to int", "b.foo: int cannot be dereferenced");
        assertThat(found("int f() { return g(); }\nint g() { return 1; }\nf()")).isEmpty();
        assertThat(found("int f() { return h(); }")).containsExactly("h: h is not declared");
        assertThat(found("int a = 1\n/vars\nfor (int i = 0; i < a; i++) {")).containsExactly("{: statement is not complete");
        assertThat(found("x".repeat(Draft.LONGEST + 1))).as("too long to be looked at").isEmpty();
    }

    @Test
    void findsNothingInScriptsThatRun() throws Exception {
        for (String demo : List.of("mri", "hare-lynx", "empirical-interpolation")) {
            assertThat(found(Files.readString(Path.of("../scripts/demos", demo + ".jsh")))).as(demo).isEmpty();
        }
    }

    /// What is known of a text after many edits is what is known of it at once.
    @Test
    void findsTheSameAfterManyEdits() throws Exception {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("int a = 1", "var b = a + 2", "int f(int n) {", "    return n * b;", "}", "f(a)", "",
                "record P(int x, int y) {}", "var p = new P(a, b)", "p.x()", "class Q {", "    P p = new P(1, 2);", "}", "new Q().p.x()",
                "var s = \"t\""));
        List<String> more =
                List.of("var a = \"text\"", "int a = 2", "}", "{", "record P(int x) {}", "double b = 3", "var q = f(p.y())", "foo(1)", "");
        for (int edit = 0; edit < 12; edit++) {
            int at = random.nextInt(lines.size());
            if (random.nextBoolean()) {
                lines.add(at, more.get(random.nextInt(more.size())));
            } else {
                lines.remove(at);
            }
            String text = String.join("\n", lines);
            List<String> gradually = found(text);
            draft.restart();
            reviews.clear();
            draft.review(text);
            List<String> atOnce = described(reviews.poll(60, TimeUnit.SECONDS));
            // A statement without an end swallows what follows, unless that was known before.
            int end = atOnce.stream().anyMatch(each -> each.endsWith("not complete")) ? atOnce.size() : gradually.size();
            assertThat(gradually.subList(0, Math.min(end, gradually.size()))).as("edit %d: %s", edit, text).isEqualTo(atOnce);
        }
    }

    @Test
    void findsTheStatementAtThePlaceOfTheCursor() throws Exception {
        String text = "int a = 1; int b = 2 // two\n\nfor (;;) {\n  break;\n}\n";
        assertThat(statement(text, 0)).isEqualTo("int a = 1;");
        assertThat(statement(text, text.indexOf("b ="))).startsWith("int b = 2");
        assertThat(statement(text, text.indexOf("two"))).as("a comment behind it").startsWith("int b = 2");
        assertThat(statement(text, text.indexOf("break"))).isEqualTo("for (;;) {\n  break;\n}");
        assertThat(got(draft.statementAt(text, text.indexOf("\n\nfor") + 1))).as("an empty line").isEmpty();
    }

    private String statement(String text, int caret) throws Exception {
        Part part = got(draft.statementAt(text, caret)).orElseThrow();
        return text.substring(part.start(), part.next()).strip();
    }

    @Test
    void tellsWhereANameIsDeclared() throws Exception {
        String text = "int a = 1\nint twice(int n) {\n  return 2 * n;\n}\ntwice(a)";
        assertThat(got(draft.declarationOf(text, "twice"))).hasValue(text.indexOf("twice"));
        assertThat(got(draft.declarationOf(text, "nothing"))).isEmpty();
    }

    @Test
    void namesTypesThatCouldBeImported() throws Exception {
        assertThat(got(draft.importable("JTree", 5))).contains("javax.swing.JTree");
    }
}
