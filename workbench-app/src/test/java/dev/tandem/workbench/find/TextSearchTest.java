package dev.tandem.workbench.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.find.TextSearch.Match;
import dev.tandem.workbench.find.TextSearch.SearchException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextSearchTest {
    private static List<String> found(TextSearch search, String text) {
        return search.in(text, 0, text.length()).stream().map(each -> text.substring(each.start(), each.end())).toList();
    }

    @Test
    void findsWordsAndPatterns() {
        assertThat(found(new TextSearch("a.b", false, false), "a.b A.B axb")).containsExactly("a.b", "A.B");
        assertThat(found(new TextSearch("a.b", false, true), "a.b A.B axb")).containsExactly("a.b");
        assertThat(found(new TextSearch("a.b", true, true), "a.b A.B axb")).containsExactly("a.b", "axb");
        assertThat(found(new TextSearch("^int", true, true), "int a\nint b")).hasSize(2);
        assertThat(found(new TextSearch("x*", true, true), "axxb")).as("what is empty is no place").containsExactly("xx");
        assertThat(found(new TextSearch("", true, true), "a")).isEmpty();
        assertThat(new TextSearch("a", false, true).in("aaaa", 1, 3)).containsExactly(new Match(1, 2), new Match(2, 3));
    }

    @Test
    void replacesByGroupsOfAPattern() {
        TextSearch search = new TextSearch("(\\w+)\\((\\w+)\\)", true, true);
        String text = "f(a) g(b)";
        assertThat(search.replacement(text, search.in(text, 0, text.length()).get(1), "$2.$1")).isEqualTo("b.g");
        assertThat(new TextSearch("f", false, true).replacement("f", new Match(0, 1), "$1")).isEqualTo("$1");
        assertThatThrownBy(() -> search.replacement(text, search.in(text, 0, text.length()).getFirst(), "$7"))
                .isInstanceOf(SearchException.class).hasMessageContaining("cannot replace by $7");
    }

    @Test
    void saysWhatIsWrongWithAPatternAndGivesUpOneThatNeverEnds() {
        assertThatThrownBy(() -> found(new TextSearch("(a", true, true), "a")).isInstanceOf(SearchException.class).hasMessage("Unclosed group at 3");
        assertThatThrownBy(() -> found(new TextSearch("(a+)+(b+)+\\1c", true, true), "a".repeat(600) + "b".repeat(600) + "d"))
                .isInstanceOf(SearchException.class).hasMessage("takes too long");
        assertThatThrownBy(() -> found(new TextSearch("(a+)+(b+)+\\1c", true, true), "a".repeat(60) + "b".repeat(60) + "d"))
                .as("a short text, looked at again and again").isInstanceOf(SearchException.class).hasMessage("takes too long");
    }
}
