package dev.tandem.workbench.running;

/// What the session of a window is doing.
public enum HostState {
    IDLE("Ready"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    /// Not even the session reacted to a stop: only a reset helps.
    ABANDONED("Given up, to be reset");

    private final String label;

    HostState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
