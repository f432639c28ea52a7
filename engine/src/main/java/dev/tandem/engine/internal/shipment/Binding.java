package dev.tandem.engine.internal.shipment;

/// What a shipment sets in the process where it arrives: a static field, or where a top-level member is defined.
///
/// @param loader the identity of the class loader
/// @param owner the binary name of the class of a field; empty for a top-level member
/// @param name the field's name, or the key of the member
public record Binding(long loader, String owner, String name) {
    /// What is set.
    ///
    /// @param called what the user calls the variable or method
    /// @param method whether it is a method
    /// @param lasting whether it cannot be put back, as fields of enum constants
    /// @param state equal for equal contents; null when it was not worth finding out
    public record Content(String called, boolean method, boolean lasting, Object state) {
        /// Whether nothing would change; false also when nobody knows.
        public boolean same(Content other) {
            return state != null && state.equals(other.state);
        }
    }
}
