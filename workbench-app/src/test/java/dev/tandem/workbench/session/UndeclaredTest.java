package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.script.ErrorReport;
import org.junit.jupiter.api.Test;

/// What a function or class uses that nobody has declared is named where it matters.
class UndeclaredTest extends OpenSession {
    /// The refusal of a function that is to travel.
    private String refusal(String function) {
        eval("import dev.tandem.engine.internal.code.Shipping; import dev.tandem.engine.function.*;");
        return failureOf("Shipping.ship((Task<?>) (" + function + "));").message();
    }

    @Test
    void aRefusedFunctionNamesWhatTheMethodLacksThatItCalls() {
        eval("double area(double r) { return pii * r * r; }");
        assertThat(refusal("() -> area(1)")).contains("method=area", "missing=variable pii");
        eval("double twice(double r) { return 2 * area(r); }");
        assertThat(refusal("() -> twice(1)")).contains("method=area", "missing=variable pii");
        eval("double pii = 3;");
        assertThat(valueOf("((Task<Double>) () -> twice(1)).run()")).isEqualTo("6.0");
    }

    @Test
    void soDoesOneOfAClassAndOneThatHasLostSomething() {
        eval("class Disk { double size() { return pii + helper(1); } }");
        assertThat(refusal("() -> new Disk().size()")).contains("class=Disk", "variable pii", "method helper(int)");
        eval("record Ring(double a) { static double of(double a) { return unknown(a); } }");
        assertThat(refusal("() -> Ring.of(1)")).contains("class=Ring", "method unknown(double)");
        eval("int kept = 1; int use() { return kept; }");
        drop("kept");
        assertThat(refusal("() -> use()")).contains("method=use", "missing=variable kept");
    }

    @Test
    void aClassWithAMissingMemberTypeSaysSoWhereItIsTyped() {
        assertThat(ErrorReport.notes(eval("class Box { Missing inside; }")))
                .singleElement().asString().contains(":1: Box cannot be used before these are defined: class Missing");
        assertThat(ErrorReport.notes(eval("interface Lid { Missing take(); }"))).singleElement().asString().contains("class Missing");
        assertThat(ErrorReport.notes(eval("record Pair(Missing a) {}"))).singleElement().asString().contains("class Missing");
        assertThat(ErrorReport.notes(eval("int later() { return other(); }"))).isEmpty();
        assertThat(ErrorReport.notes(eval("class Missing {}"))).isEmpty();
        assertThat(valueOf("new Box().inside == null")).isEqualTo("true");
    }
}
