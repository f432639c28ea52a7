package dev.tandem.workbench.cli;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Places;
import dev.tandem.workbench.plugins.PluginStore;
import java.io.IOException;
import java.net.URLClassLoader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The option that says where the workers of a script run, for each command that has workers.
final class PlaceOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--on", paramLabel = "PLACE", description = "where workers run: local[:N], loopback[:N], threads[:N], sequential, "
            + "cluster:FILE; otherwise what TANDEM_PLACE says, or local")
    private String word;

    /// Has everything in this process use the place.
    ///
    /// @throws ParameterException when the word, or what is configured, means none
    void use() {
        if (word != null) {
            System.setProperty(Places.PROPERTY, word);
        }
        if (Places.wanted().isEmpty()) {
            return;
        }
        try {
            Places.configured();
        } catch (IllegalArgumentException e) {
            requireOfPlugin(Places.wanted().get(), e);
        }
    }

    /// A plugin may have such a place: the session will find it there, and opens it.
    private void requireOfPlugin(String wanted, IllegalArgumentException why) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader ofPlugins = new URLClassLoader(PluginStore.ofUser().classPath(), before)) {
            thread.setContextClassLoader(ofPlugins);
            Places.of(wanted);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ParameterException(spec.commandLine(), why.getMessage() + ", cause=" + TandemException.textOf(e), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
