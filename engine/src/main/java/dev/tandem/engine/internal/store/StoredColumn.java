package dev.tandem.engine.internal.store;

/// A column of a stored table.
///
/// @param name what the user calls it
/// @param isParameter whether it is a parameter or an output
/// @param units what its values are measured in, or ""
/// @param lower the least value that it may have, or minus infinity
/// @param upper the greatest value that it may have, or infinity
public record StoredColumn(String name, Kind kind, boolean isParameter, String units, double lower, double upper) {
    /// What its values are.
    public enum Kind {
        NUMBER("DOUBLE"), ARRAY("DOUBLE[]"), TEXT("VARCHAR");

        private final String sqlType;

        Kind(String sqlType) {
            this.sqlType = sqlType;
        }

        String sqlType() {
            return sqlType;
        }
    }
}
