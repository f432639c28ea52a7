package dev.tandem.engine.internal.array;

import dev.tandem.engine.internal.cache.UnpackedOnce;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import org.bytedeco.javacpp.Loader;

/// Where ND4J's native libraries are loaded from while ND4J loads: a folder in which they lie as a whole.
///
/// JavaCPP by itself unpacks a library anew when its file has not the time of its entry in the jar, and jars hold times without a
/// zone: a process whose zone changes while ND4J loads would write files that other processes load from at that moment, which
/// ends them. From a folder it only loads. It is told so for ND4J only: other libraries of users are found as ever. Used by the
/// thread that loads ND4J, between [#begin()] and [#end()]; where anything is not as expected, JavaCPP does as ever.
final class NativeLibraries {
    private static final String PATH = "platform.preloadpath";
    private static final String BINDINGS = "org/nd4j/linalg/cpu/nativecpu/bindings/";
    /// Where the jars have them; of two of the same name the first.
    private static final List<String> FOLDERS = List.of(BINDINGS, "org/bytedeco/openblas/", "org/bytedeco/javacpp/");
    /// Variants that JavaCPP prefers.
    private static final List<String> VARIANTS =
            List.of("-onednn", "-onednn-avx512", "-onednn-avx2", "-vednn", "-vednn-avx512", "-vednn-avx2", "-avx2", "-avx512", "-compat");

    private NativeLibraries() {}

    static void begin() {
        String platform = Loader.getPlatform();
        if (!platform.startsWith("linux-") || isSet()) {
            return;
        }
        try {
            Path folder = folder(platform);
            if (folder != null && searchesPathsFirst(true)) {
                Loader.loadProperties().setProperty(PATH, folder.toString());
            }
        } catch (IOException | RuntimeException e) {
            // No room, or nowhere to write: JavaCPP has its own ways.
            end();
        }
    }

    static void end() {
        if (!isSet()) {
            Loader.loadProperties().remove(PATH);
            searchesPathsFirst(false);
        }
    }

    /// Whether the user has told JavaCPP where to look.
    private static boolean isSet() {
        Properties set = System.getProperties();
        return set.containsKey("org.bytedeco.javacpp.pathsfirst") || set.containsKey("org.bytedeco.javacpp.pathsFirst")
                || set.containsKey("org.bytedeco.javacpp." + PATH);
    }

    /// There is no other way to say it for some libraries only.
    private static boolean searchesPathsFirst(boolean wanted) {
        try {
            Field field = Loader.class.getDeclaredField("pathsFirst");
            field.setAccessible(true);
            field.setBoolean(null, wanted);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Another version of JavaCPP.
            return false;
        }
    }

    /// @return null where there is another variant of them, or none
    private static Path folder(String platform) throws IOException {
        ClassLoader loader = Loader.class.getClassLoader();
        for (String variant : VARIANTS) {
            if (loader.getResource(BINDINGS + platform + variant + "/libjnind4jcpu.so") != null) {
                return null;
            }
        }
        List<URL> places = new ArrayList<>();
        StringBuilder jars = new StringBuilder();
        for (String each : FOLDERS) {
            URL place = loader.getResource(each + platform + "/");
            if (place == null || !(place.openConnection() instanceof JarURLConnection connection)) {
                return null;
            }
            File jar = new File(connection.getJarFileURL().getPath());
            jars.append(jar.getName()).append(' ').append(jar.length()).append(' ').append(jar.lastModified()).append('\n');
            places.add(place);
        }
        return UnpackedOnce.folder("nd4j-" + Integer.toHexString(jars.toString().hashCode()), () -> libraries(places));
    }

    private static Map<String, URL> libraries(List<URL> places) throws IOException {
        Map<String, URL> libraries = new TreeMap<>();
        for (URL place : places) {
            JarURLConnection connection = (JarURLConnection) place.openConnection();
            String folder = connection.getEntryName();
            for (JarEntry entry : Collections.list(connection.getJarFile().entries())) {
                String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.getName().equals(folder + file) && file.contains(".so")) {
                    libraries.putIfAbsent(file, URI.create(place + file).toURL());
                }
            }
        }
        return libraries;
    }
}
