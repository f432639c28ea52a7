package dev.tandem.variables;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.plugin.Scripts.Variable;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariablesModelTest {
    private final VariablesModel model = new VariablesModel();

    private static Variable variable(String name, String type, long print) {
        return new Variable(name, type, "", List.of(), -1, print, name.startsWith("$"));
    }

    private List<String> names() {
        return model.shown().stream().map(VariableRow::name).toList();
    }

    @Test
    void rowsStayWhileTheirVariablesChangeAndTheLastRunIsMarked() {
        model.update(List.of(variable("a", "int", 1), variable("b", "int", 1)));
        VariableRow a = model.shown().getFirst();
        assertThat(a.mark().get()).isEqualTo(VariableRow.Mark.NEW);
        model.begin();
        assertThat(a.mark().get()).isEqualTo(VariableRow.Mark.NONE);
        model.update(List.of(variable("a", "int", 2), variable("b", "int", 1), variable("c", "int", 1)));
        assertThat(model.shown().getFirst()).isSameAs(a);
        assertThat(model.shown()).extracting(row -> row.mark().get()).containsExactly(VariableRow.Mark.CHANGED, VariableRow.Mark.NONE,
                VariableRow.Mark.NEW);
        model.update(List.of(variable("c", "int", 1)));
        assertThat(names()).containsExactly("c");
        model.forget();
        assertThat(model.isEmpty()).isTrue();
    }

    @Test
    void whatARedefinitionTookStaysAsALineUntilItIsBack() {
        model.update(List.of(variable("a", "A", 1), variable("c", "A", 1)));
        model.begin();
        model.mark(List.of(variable("a", "A", 2)), VariableRow.Mark.RESET);
        model.unusable(List.of("c"));
        // Looked at before it.
        model.update(List.of(variable("a", "A", 1), variable("c", "A", 1)));
        model.update(List.of());
        model.update(List.of(variable("a", "A", 2)));
        assertThat(model.shown()).extracting(row -> row.name() + " " + row.mark().get()).containsExactlyInAnyOrder("a RESET", "c UNUSABLE");
        model.begin();
        model.update(List.of(variable("a", "A", 3)));
        assertThat(model.shown()).extracting(row -> row.name() + " " + row.mark().get()).containsExactlyInAnyOrder("a CHANGED", "c UNUSABLE");
        model.update(List.of(variable("a", "A", 3), variable("c", "A", 0)));
        assertThat(model.shown()).extracting(row -> row.name() + " " + row.mark().get()).containsExactlyInAnyOrder("a CHANGED", "c NEW");
        model.update(List.of(variable("a", "A", 3)));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void filterAndTemporariesHideRows() {
        model.update(List.of(variable("speed", "double", 1), variable("$1", "int", 1), variable("count", "int", 1)));
        assertThat(names()).containsExactly("speed", "count");
        model.filter(" INT ");
        assertThat(names()).containsExactly("count");
        model.showTemporaries(true);
        assertThat(names()).containsExactlyInAnyOrder("count", "$1");
        model.filter("");
        assertThat(names()).containsExactlyInAnyOrder("count", "$1", "speed");
        model.update(List.of(variable("count", "double", 1)));
        assertThat(names()).containsExactly("count");
    }

    @Test
    void nothingIsDifferentWhereNothingHasChanged() {
        List<Variable> many = IntStream.range(0, 2000).mapToObj(i -> variable("v" + i, "int", i)).toList();
        assertThat(model.update(many)).isTrue();
        assertThat(model.update(many)).isFalse();
        assertThat(model.shown()).hasSize(2000);
    }

    @Test
    void amountsAreSortedByTheNumber() {
        assertThat(Amount.shape(List.of(1000L, 3L))).hasToString("1000 x 3").isGreaterThan(Amount.shape(List.of(2000L)));
        assertThat(Amount.shape(List.of(2L, -1L))).hasToString("2 x ?");
        assertThat(Amount.bytes(-1)).hasToString("");
        assertThat(Amount.bytes(999)).hasToString("999 B");
        assertThat(Amount.bytes(999_999)).hasToString("1.0 MB");
        assertThat(Amount.bytes(800_000_000)).hasToString("800 MB").isGreaterThan(Amount.bytes(900_000));
    }
}
