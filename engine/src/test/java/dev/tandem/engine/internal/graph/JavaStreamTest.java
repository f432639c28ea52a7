package dev.tandem.engine.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.internal.code.Shipping;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Vector;
import org.junit.jupiter.api.Test;

/// What our writer never sends is refused before any of its code runs.
class JavaStreamTest {
    private record Handler() implements InvocationHandler, Serializable {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return null;
        }
    }

    /// Writes what the real one would refuse.
    private static final class Forger extends ObjectOutputStream {
        Forger(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> type) throws IOException {
            writeLong(0);
        }
    }

    private static Object sent(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Forger out = new Forger(bytes)) {
            out.writeObject(value);
        }
        return JavaStream.read(bytes.toByteArray(), 0, bytes.size(), null);
    }

    @Test
    void mapsOfAllSizesPass() throws Exception {
        Map<Integer, Integer> map = new HashMap<>(1 << 16, 0.25f);
        for (int i = 0; i < 3000; i++) {
            assertThat(i % 500 == 0 ? sent(map) : map).isEqualTo(map);
            map.put(i, i);
        }
        assertThat(sent(new TreeMap<>(map))).isEqualTo(map);
    }

    @Test
    void aProxyIsRefused() {
        Object proxy = Proxy.newProxyInstance(JavaStreamTest.class.getClassLoader(),
                new Class<?>[] {Comparable.class}, new Handler());
        assertThatThrownBy(() -> sent(proxy)).isInstanceOf(InvalidClassException.class)
                .hasMessageContainingAll("dynamic proxies do not travel", "java.lang.Comparable");
    }

    @Test
    void aTypeOfTheJdkThatCallsElsewhereIsRefused() {
        assertThatThrownBy(() -> sent(new java.rmi.RemoteException("here"))).isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    @Test
    void whatFollowsAnObjectOfTheGraphIsFilteredAsAllElse() {
        Vector<Object> mixed = new Vector<>(List.of(new ArrayList<>(List.of(1)), new java.rmi.RemoteException("here")));
        assertThatThrownBy(() -> Shipping.copy("value", mixed)).hasRootCauseInstanceOf(InvalidClassException.class)
                .hasStackTraceContaining("REJECTED");
        Vector<Object> fine = new Vector<>(List.of(new int[100_000], new ArrayList<>(List.of(1))));
        assertThat(((int[]) ((Vector<?>) Shipping.copy("value", fine)).getFirst())).hasSize(100_000);
    }
}
