package dev.tandem.engine.sweep.store;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.worker.WarmUp;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/// The classes of DuckDB, defined once more so that its native library comes from [NativeCache].
///
/// By itself DuckDB unpacks 57 MB into the folder for temporary files at each start, and a killed process leaves
/// them there. It does so when it sees the library as a resource, which this loader hides, and else asks the loader
/// of its classes where the library is.
final class DuckClasses extends ClassLoader {
    private static final String BRIDGE = "dev.tandem.engine.sweep.store.DuckAppender";
    private static final String LIBRARY = "libduckdb_java";

    static {
        registerAsParallelCapable();
    }

    private final Path library;

    private DuckClasses(Path library) {
        super("duckdb", DuckClasses.class.getClassLoader());
        this.library = library;
    }

    private static final class Holder {
        static final DuckClasses LOADER = new DuckClasses(NativeCache.library());
        static final Driver DRIVER = WarmUp.apart(LOADER::driver);
    }

    /// Opens a database.
    ///
    /// @param path the file, or "" for one in memory
    static Connection connect(String path, Properties settings) throws SQLException {
        return Holder.DRIVER.connect("jdbc:duckdb:" + path, settings);
    }

    static RowAppender appender(Connection connection, String table) throws SQLException {
        try {
            var constructor = Holder.LOADER.loadClass(BRIDGE).getDeclaredConstructor(Connection.class, String.class);
            constructor.setAccessible(true);
            return (RowAppender) constructor.newInstance(connection, table);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql ? sql : new SQLException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /// The driver, with its native library loaded.
    private Driver driver() {
        try {
            Class.forName("org.duckdb.DuckDBNative", true, this);
            return (Driver) loadClass("org.duckdb.DuckDBDriver").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new TandemException("database not loaded: library=" + library + ", cause=" + e, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("org.duckdb.") && !name.equals(BRIDGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public URL getResource(String name) {
        return name.startsWith(LIBRARY) ? null : super.getResource(name);
    }

    @Override
    protected String findLibrary(String name) {
        return name.equals("duckdb_java") ? library.toString() : null;
    }
}
