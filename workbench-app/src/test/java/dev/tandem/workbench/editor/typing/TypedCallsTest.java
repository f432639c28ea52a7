package dev.tandem.workbench.editor.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedCallsTest {
    private static String at(String marked) {
        TypedCalls.Call call = TypedCalls.at(marked.replace("|", ""), marked.indexOf('|'));
        return call == null ? "none" : call.open() + " argument " + call.argument();
    }

    @Test
    void findsTheInnermostCall() {
        assertThat(at("f(|")).isEqualTo("1 argument 0");
        assertThat(at("f(a, g(b), |")).isEqualTo("1 argument 2");
        assertThat(at("f(a, g(b|")).isEqualTo("6 argument 0");
        assertThat(at("f(\"a, (\", |)")).isEqualTo("1 argument 1");
        assertThat(at("f(new int[] {1, 2}, |")).isEqualTo("1 argument 1");
        assertThat(at("f(x -> { g(); }, |")).isEqualTo("1 argument 1");
        assertThat(at("f(a);|")).isEqualTo("none");
        assertThat(at("(a + |")).as("no call").isEqualTo("none");
        assertThat(at("f(a) |")).isEqualTo("none");
    }

    @Test
    void tellsTheParameterThatIsTyped() {
        String signature = "Map<K, V> Map.of(K key, Map<K, V> value, Object... rest)";
        assertThat(TypedCalls.parts(signature, 0).get(1)).isEqualTo("K key");
        assertThat(TypedCalls.parts(signature, 1).get(1)).isEqualTo(" Map<K, V> value");
        assertThat(TypedCalls.parts(signature, 7).get(1)).isEqualTo(" Object... rest");
        assertThat(TypedCalls.parts("int f(int a)", 3)).containsExactly("int f(int a)", "", "");
        assertThat(TypedCalls.parts("Pool", 0)).containsExactly("Pool", "", "");
    }
}
