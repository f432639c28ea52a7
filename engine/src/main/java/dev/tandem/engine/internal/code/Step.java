package dev.tandem.engine.internal.code;

/// Something that is met on the way through a value and may bring code with it.
sealed interface Step {
    /// Whether what it needs and cannot have is left out.
    boolean lenient();

    /// A function.
    ///
    /// @param owner the class of the implementing method, with slashes
    /// @param kind its reference kind
    record Lambda(Class<?> capturing, String owner, String name, String descriptor, int kind, boolean lenient)
            implements Step {
        Lambda asOptional() {
            return new Lambda(capturing, owner, name, descriptor, kind, true);
        }
    }

    /// A type of which an instance travels.
    record Instance(Class<?> type, boolean lenient) implements Step {}

    /// A type that is only named.
    record Type(Class<?> type, boolean lenient) implements Step {}
}
