package dev.tandem.workbench.plugins;

/// What a plugin did that it must not do, in few words.
final class PluginFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginFault(String what, Throwable cause) {
        super(what, cause);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
