package dev.tandem.engine.log;

/// What kind of line it is, least important first.
public enum LogLevel {
    /// Details that few want: spare processes, records of loggers below `INFO`.
    TRACE("trace"),
    /// States of workers and groups, and notes of JVMs.
    STATE("state"),
    /// What a task prints.
    OUTPUT("out"),
    /// Records of loggers.
    INFO("info"),
    /// What is no error but ought to be known.
    WARNING("warning"),
    /// What a task prints to its standard error, what the process itself writes, and what has failed.
    ERROR("error");

    private static final int OF_INFO = 800;
    private static final int OF_WARNING = 900;
    private static final int OF_SEVERE = 1000;

    private final String word;

    LogLevel(String word) {
        this.word = word;
    }

    /// How files and people call it.
    public String word() {
        return word;
    }

    /// @param severity as in `java.util.logging.Level`
    static LogLevel of(int severity) {
        return severity >= OF_SEVERE ? ERROR : severity >= OF_WARNING ? WARNING : severity >= OF_INFO ? INFO : TRACE;
    }
}
