package dev.tandem.engine.internal.code;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// Gives defined classes other code, in place: their objects, static fields and lambdas stay and run the new code.
///
/// The JVM attaches to itself when that is first needed, since an agent at its start would cost every start. Each
/// swap begins another *epoch* of code, of which shipments tell, so that every worker runs what was current when a
/// shipment was encoded. Thread-safe.
public final class CodeSwap {
    private static final AtomicLong EPOCH = new AtomicLong();
    private static volatile Instrumentation instrumentation;

    private CodeSwap() {}

    /// Called by the JVM; not for other use.
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /// How many swaps this process has begun.
    public static long epoch() {
        return EPOCH.get();
    }

    /// Begins the next epoch.
    static long begin() {
        return EPOCH.incrementAndGet();
    }

    /// Notes what another process has begun, whose code came here and may go on from here.
    static void reach(long epoch) {
        EPOCH.accumulateAndGet(epoch, Math::max);
    }

    /// @param code new class files in the form that is defined here
    /// @throws Refused when the JVM cannot do that; nothing is changed then
    static void swap(Map<Class<?>, byte[]> code) throws Refused {
        try {
            attached().redefineClasses(code.entrySet().stream()
                    .map(each -> new ClassDefinition(each.getKey(), each.getValue())).toArray(ClassDefinition[]::new));
        } catch (ClassNotFoundException | UnmodifiableClassException | UnsupportedOperationException | LinkageError | InternalError e) {
            // An internal error is how a class is refused whose initialiser has thrown.
            throw new Refused(e);
        }
    }

    /// Opens packages of `java.base` to code without a module that a class loader has loaded, as `--add-opens` does at a start: for
    /// libraries that reach into the JDK and that most programs never load.
    ///
    /// @throws TandemException when this JVM cannot, and was not started with them open
    public static void open(List<String> packages, ClassLoader loader) {
        Module base = Object.class.getModule();
        Module reader = loader.getUnnamedModule();
        Map<String, Set<Module>> closed = packages.stream().filter(name -> !base.isOpen(name, reader))
                .collect(Collectors.toMap(name -> name, _ -> Set.of(reader)));
        if (closed.isEmpty()) {
            return;
        }
        try {
            attached().redefineModule(base, Set.of(), Map.of(), closed, Set.of(), Map.of());
        } catch (Refused e) {
            throw new TandemException("packages of the JDK cannot be opened: packages=" + closed.keySet()
                    + "; start with --add-opens java.base/NAME=ALL-UNNAMED for each", e);
        }
    }

    private static synchronized Instrumentation attached() throws Refused {
        if (instrumentation == null) {
            try {
                attach();
            } catch (IOException | AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
                throw new Refused(e);
            }
        }
        return instrumentation;
    }

    private static void attach() throws IOException, AttachNotSupportedException, AgentLoadException, AgentInitializationException {
        String process = Long.toString(ProcessHandle.current().pid());
        Path agent = Files.createTempFile("tandem-agent", ".jar");
        try {
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().putValue("Agent-Class", CodeSwap.class.getName());
            manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
            new JarOutputStream(Files.newOutputStream(agent), manifest).close();
            VirtualMachine self = VirtualMachine.attach(process);
            self.loadAgent(agent.toString());
            self.detach();
        } finally {
            Files.delete(agent);
            // The JVM removes its socket only when it ends in order, and makes it again for whoever attaches later.
            Files.deleteIfExists(Path.of("/tmp/.java_pid" + process));
        }
    }

    /// The JVM does not give classes other code: their shape differs, or nobody may attach to it.
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}
