package dev.tandem.cluster.join;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.CodeSwap;
import dev.tandem.engine.internal.process.GuardedFolder;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Loads the library that carries, which no program needs that uses no cluster, and joins by it. Its jars are on the class path, or
/// in a folder that a system property names.
public final class Joining {
    /// A system property: the folder of its jars.
    public static final String JARS = "tandem.cluster.jars";

    private static final String NOBODY = "no member of it answers there; is a node up, and has it the same key?";
    private static final int LONGEST_CONNECT = 3000;
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    private static final String CARRIER = "dev.tandem.cluster.ignite.IgniteCarrier";
    private static final String PACKAGE = "dev.tandem.cluster.ignite.";
    private static final String LIBRARY = "org.apache.ignite.Ignite";
    /// What it reaches into.
    private static final List<String> OPENED = List.of("java.nio", "java.util", "java.lang.invoke");

    private Joining() {}

    private static final class Loaded {
        static final ClassLoader LOADER = loader();
    }

    /// Joins a cluster.
    ///
    /// @throws TandemException that says why it cannot
    public static Carrier join(CarrierSettings settings, Carrier.Listener listener) {
        if (!settings.meeting().contains(settings.own()) && settings.meeting().stream().noneMatch(Joining::answers)) {
            // The library would try for half a minute.
            throw notJoined(settings, NOBODY);
        }
        CodeSwap.open(OPENED, Loaded.LOADER);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // It looks there for its own parts.
        thread.setContextClassLoader(Loaded.LOADER);
        try {
            GuardedFolder folder = GuardedFolder.make();
            try {
                Constructor<?> constructor = Class.forName(CARRIER, true, Loaded.LOADER).getConstructor(CarrierSettings.class, Path.class,
                        Carrier.Listener.class);
                return new Tidy((Carrier) constructor.newInstance(settings, folder.path(), listener), folder);
            } catch (InvocationTargetException e) {
                folder.close();
                // Its stack is of the library and says nothing to who has a wrong key or a node that is down.
                LOG.log(Level.FINE, "cannot join", e.getCause());
                throw notJoined(settings, reason(e.getCause()));
            } catch (ReflectiveOperationException | LinkageError e) {
                folder.close();
                throw new TandemException("the library for clusters is not here: folder=" + System.getProperty(JARS) + ", cause=" + e, e);
            }
        } catch (IOException e) {
            throw new TandemException("no folder for temporary files: cause=" + e, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, LONGEST_CONNECT);
            return true;
        } catch (IOException e) {
            LOG.log(Level.FINE, e, () -> "no answer: address=" + address);
            return false;
        }
    }

    private static TandemException notJoined(CarrierSettings settings, String cause) {
        return new TandemException(
                "cannot join the cluster: meeting=" + settings.meeting().stream().map(Joining::text).toList() + ", cause=" + cause);
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private static String reason(Throwable thrown) {
        String last = "unknown";
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (text.contains("Failed to connect to any address") || text.contains("connection attempts failed")) {
                return NOBODY;
            }
            last = text.lines().findFirst().orElse("unknown");
        }
        return last;
    }

    private static ClassLoader loader() {
        ClassLoader own = Joining.class.getClassLoader();
        if (own.getResource(LIBRARY.replace('.', '/') + ".class") != null) {
            return own;
        }
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty(JARS, "cluster")))) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
            urls.add(Joining.class.getProtectionDomain().getCodeSource().getLocation());
            return new OwnFirst(urls.toArray(URL[]::new), own);
        } catch (IOException e) {
            throw new TandemException("the library for clusters is not here: folder=" + System.getProperty(JARS) + ", cause=" + e, e);
        }
    }

    /// Defines the classes again that use the library, which are on the class path as well, where it is not.
    private static final class OwnFirst extends URLClassLoader {
        OwnFirst(URL[] urls, ClassLoader parent) {
            super("tandem-cluster", urls, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
