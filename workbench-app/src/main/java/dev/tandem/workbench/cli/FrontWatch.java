package dev.tandem.workbench.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Ends the process in which the plain jshell tool runs typed code when the tool itself is gone.
///
/// The tool leaves it running, with all its workers, when it is killed while typed code runs. Its standard input is a
/// pipe that only the tool holds, and over which nothing is sent: typed code reads from elsewhere.
public final class FrontWatch {
    private static final String THAT_PROCESS = "jdk.jshell.execution.RemoteExecutionControl";

    private FrontWatch() {}

    /// Called as the tool starts; does nothing in other processes, whose standard input belongs to somebody.
    public static void begin() {
        if (System.getProperty("sun.java.command", "").startsWith(THAT_PROCESS)) {
            Thread.ofPlatform().daemon().name("jshell-front-watch").start(FrontWatch::awaitEnd);
        }
    }

    @SuppressWarnings("resource")
    private static void awaitEnd() {
        InputStream pipe = new FileInputStream(FileDescriptor.in);
        try {
            // Nothing is expected; only the end counts.
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
