package dev.tandem.engine.internal.code.form;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/// The part of [Combinators] for functions of primitive numbers. Called by typed code; not for other use.
// Calls are generated from descriptors, so that overloads cannot be confused.
@SuppressWarnings("overloads")
public final class NumberCombinators {
    private NumberCombinators() {}

    @StandsInFor(value = DoubleUnaryOperator.class, name = "identity")
    public static DoubleUnaryOperator doubleIdentity() {
        return (DoubleUnaryOperator & Serializable) x -> x;
    }

    @StandsInFor(DoubleUnaryOperator.class)
    public static DoubleUnaryOperator andThen(DoubleUnaryOperator first, DoubleUnaryOperator after) {
        if (Combinators.hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (DoubleUnaryOperator & Serializable) x -> after.applyAsDouble(first.applyAsDouble(x));
    }

    @StandsInFor(DoubleUnaryOperator.class)
    public static DoubleUnaryOperator compose(DoubleUnaryOperator last, DoubleUnaryOperator before) {
        if (Combinators.hasOwnRules(last)) {
            return last.compose(before);
        }
        Objects.requireNonNull(before);
        return (DoubleUnaryOperator & Serializable) x -> last.applyAsDouble(before.applyAsDouble(x));
    }

    @StandsInFor(DoublePredicate.class)
    public static DoublePredicate and(DoublePredicate one, DoublePredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.and(other);
        }
        Objects.requireNonNull(other);
        return (DoublePredicate & Serializable) x -> one.test(x) && other.test(x);
    }

    @StandsInFor(DoublePredicate.class)
    public static DoublePredicate or(DoublePredicate one, DoublePredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.or(other);
        }
        Objects.requireNonNull(other);
        return (DoublePredicate & Serializable) x -> one.test(x) || other.test(x);
    }

    @StandsInFor(DoublePredicate.class)
    public static DoublePredicate negate(DoublePredicate one) {
        return Combinators.hasOwnRules(one) ? one.negate() : (DoublePredicate & Serializable) x -> !one.test(x);
    }

    @StandsInFor(value = IntUnaryOperator.class, name = "identity")
    public static IntUnaryOperator intIdentity() {
        return (IntUnaryOperator & Serializable) x -> x;
    }

    @StandsInFor(IntUnaryOperator.class)
    public static IntUnaryOperator andThen(IntUnaryOperator first, IntUnaryOperator after) {
        if (Combinators.hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (IntUnaryOperator & Serializable) x -> after.applyAsInt(first.applyAsInt(x));
    }

    @StandsInFor(IntUnaryOperator.class)
    public static IntUnaryOperator compose(IntUnaryOperator last, IntUnaryOperator before) {
        if (Combinators.hasOwnRules(last)) {
            return last.compose(before);
        }
        Objects.requireNonNull(before);
        return (IntUnaryOperator & Serializable) x -> last.applyAsInt(before.applyAsInt(x));
    }

    @StandsInFor(IntPredicate.class)
    public static IntPredicate and(IntPredicate one, IntPredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.and(other);
        }
        Objects.requireNonNull(other);
        return (IntPredicate & Serializable) x -> one.test(x) && other.test(x);
    }

    @StandsInFor(IntPredicate.class)
    public static IntPredicate or(IntPredicate one, IntPredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.or(other);
        }
        Objects.requireNonNull(other);
        return (IntPredicate & Serializable) x -> one.test(x) || other.test(x);
    }

    @StandsInFor(IntPredicate.class)
    public static IntPredicate negate(IntPredicate one) {
        return Combinators.hasOwnRules(one) ? one.negate() : (IntPredicate & Serializable) x -> !one.test(x);
    }

    @StandsInFor(value = LongUnaryOperator.class, name = "identity")
    public static LongUnaryOperator longIdentity() {
        return (LongUnaryOperator & Serializable) x -> x;
    }

    @StandsInFor(LongUnaryOperator.class)
    public static LongUnaryOperator andThen(LongUnaryOperator first, LongUnaryOperator after) {
        if (Combinators.hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (LongUnaryOperator & Serializable) x -> after.applyAsLong(first.applyAsLong(x));
    }

    @StandsInFor(LongUnaryOperator.class)
    public static LongUnaryOperator compose(LongUnaryOperator last, LongUnaryOperator before) {
        if (Combinators.hasOwnRules(last)) {
            return last.compose(before);
        }
        Objects.requireNonNull(before);
        return (LongUnaryOperator & Serializable) x -> last.applyAsLong(before.applyAsLong(x));
    }

    @StandsInFor(LongPredicate.class)
    public static LongPredicate and(LongPredicate one, LongPredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.and(other);
        }
        Objects.requireNonNull(other);
        return (LongPredicate & Serializable) x -> one.test(x) && other.test(x);
    }

    @StandsInFor(LongPredicate.class)
    public static LongPredicate or(LongPredicate one, LongPredicate other) {
        if (Combinators.hasOwnRules(one)) {
            return one.or(other);
        }
        Objects.requireNonNull(other);
        return (LongPredicate & Serializable) x -> one.test(x) || other.test(x);
    }

    @StandsInFor(LongPredicate.class)
    public static LongPredicate negate(LongPredicate one) {
        return Combinators.hasOwnRules(one) ? one.negate() : (LongPredicate & Serializable) x -> !one.test(x);
    }
}
