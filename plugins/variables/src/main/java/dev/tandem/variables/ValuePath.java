package dev.tandem.variables;

import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Where a value is: in a variable, or in a part of a part of it. Immutable.
///
/// @param steps the place and the name of each part
record ValuePath(String variable, List<Step> steps) {
    record Step(long index, String name) {}

    /// @param print of the variable at that moment
    record Found(ScriptValue value, long print) {}

    static ValuePath of(String variable) {
        return new ValuePath(variable, List.of());
    }

    ValuePath then(List<Step> more) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(more);
        return new ValuePath(variable, List.copyOf(all));
    }

    /// As code would have it, more or less.
    String title() {
        StringBuilder text = new StringBuilder(variable);
        steps.forEach(each -> text.append(each.name().startsWith("[") ? "" : ".").append(each.name()));
        return text.toString();
    }

    /// Looks it up in the background; empty when it is not there, or something else is in its place.
    CompletableFuture<Optional<Found>> find(Scripts scripts) {
        return scripts.value(variable).thenApply(found -> found.flatMap(this::part));
    }

    private Optional<Found> part(ScriptValue variableValue) {
        ScriptValue at = variableValue;
        try {
            for (Step step : steps) {
                List<ScriptValue.Part> parts = at.parts(step.index(), 1);
                if (parts.isEmpty() || !parts.getFirst().name().equals(step.name())) {
                    return Optional.empty();
                }
                at = parts.getFirst().value();
            }
            return Optional.of(new Found(at, variableValue.print()));
        } catch (IllegalStateException e) {
            // The session is reset at this moment, which is told elsewhere.
            return Optional.empty();
        }
    }
}
