package dev.tandem.engine.sweep.store;

import java.util.LinkedHashMap;
import java.util.Map;

/// Columns of numbers, from which a table is made.
///
/// @param parameters the values of each in all rows, by name and in their order
/// @param outputs the same
public record TableColumns(Map<String, double[]> parameters, Map<String, double[]> outputs) {
    public TableColumns {
        parameters = new LinkedHashMap<>(parameters);
        outputs = new LinkedHashMap<>(outputs);
    }
}
