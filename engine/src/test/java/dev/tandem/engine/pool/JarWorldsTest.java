package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.SessionClassLoader;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Code of added jars and of plugins keeps what it was pushed with, as typed code does.
@ExtendWith(LeavesNothing.class)
class JarWorldsTest {
    private static final String RATE = """
            public class Rate {
                public static int value;
                public static java.util.function.Supplier<Integer> make() { return () -> value; }
                public static void set(Integer given) { value = given; }
            }
            """;
    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws Exception {
        Path file = Files.writeString(folder.resolve("Rate.java"), RATE);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), file.toString())).isZero();
    }

    /// One class loader, as a session or a plugin has.
    private SessionClassLoader loader() throws Exception {
        SessionClassLoader loader = new SessionClassLoader(JarWorldsTest.class.getClassLoader(), UnaryOperator.identity());
        loader.addURL(folder.toUri().toURL());
        return loader;
    }

    @SuppressWarnings("unchecked")
    private static Supplier<Integer> rate(SessionClassLoader loader, int value) throws Exception {
        Class<?> type = loader.loadClass("Rate");
        type.getMethod("set", Integer.class).invoke(null, value);
        return (Supplier<Integer>) type.getMethod("make").invoke(null);
    }

    @Test
    void aPushedFunctionOfAJarKeepsItsStaticsAndACallThatNeedsOthersOfItsClassIsRefused() throws Exception {
        try (SessionClassLoader loader = loader(); WorkerPool pool = WorkerPool.processes(2)) {
            RemoteObject<Supplier<Integer>> pushed = pool.push(rate(loader, 1));
            for (int value = 2; value < 5; value++) {
                Supplier<Integer> now = rate(loader, value);
                Task<Integer> both = () -> pushed.get().get() * 10 + now.get();
                assertThat(pool.apply(now::get)).isEqualTo(List.of(value, value));
                assertThat(pool.apply(() -> pushed.get().get())).isEqualTo(List.of(1, 1));
                assertThatThrownBy(() -> pool.apply(both)).isInstanceOf(CannotShipException.class)
                        .hasMessageContaining("Rate.value was changed since the remote object was pushed");
            }
        }
    }

    @Test
    void theSameClassOfTwoLoadersHasTwoValues() throws Exception {
        try (SessionClassLoader one = loader(); SessionClassLoader two = loader(); WorkerPool pool = WorkerPool.processes(2)) {
            Supplier<Integer> first = rate(one, 3);
            Supplier<Integer> second = rate(two, 4);
            assertThat(pool.apply(() -> first.get() * 10 + second.get())).isEqualTo(List.of(34, 34));
            assertThat(pool.apply(second::get)).isEqualTo(List.of(4, 4));
            assertThat(pool.apply(first::get)).isEqualTo(List.of(3, 3));
        }
    }
}
