package dev.tandem.workbench.running;

/// What the session of a window is doing.
public enum HostState {
    IDLE("Ready"),
    RUNNING("Running"),
    STOPPING("Stopping"),
    /// A stop did not end the code: only a reset helps.
    ABANDONED("Still running, session abandoned");

    private final String label;

    HostState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
