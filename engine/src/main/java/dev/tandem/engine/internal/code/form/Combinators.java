package dev.tandem.engine.internal.code.form;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What `java.util.function` makes of functions, with results that can travel.
///
/// The JDK's own results are lambdas of the JDK, which have no form that travels; so [TravelForm] lets typed code
/// call these methods instead. They do the same, null checks included, and leave the work to the receiver when
/// its class has a method of its own. Called by typed code; not for other use.
// Calls are generated from descriptors, so that overloads cannot be confused.
@SuppressWarnings("overloads")
public final class Combinators {
    private static final Set<String> DEFAULTS = Set.of("andThen", "compose", "and", "or", "negate");

    private static final ClassValue<Boolean> OWN_RULES = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            for (Method method : type.getMethods()) {
                if (DEFAULTS.contains(method.getName())
                        && !method.getDeclaringClass().getName().startsWith("java.util.function.")) {
                    return true;
                }
            }
            return false;
        }
    };

    private Combinators() {}

    /// Whether a function is of a class that combines its instances in its own way.
    static boolean hasOwnRules(Object function) {
        return OWN_RULES.get(function.getClass());
    }

    @StandsInFor(Function.class)
    public static <T> Function<T, T> identity() {
        return (Function<T, T> & Serializable) t -> t;
    }

    @StandsInFor(value = UnaryOperator.class, name = "identity")
    public static <T> UnaryOperator<T> unaryIdentity() {
        return (UnaryOperator<T> & Serializable) t -> t;
    }

    @StandsInFor(Function.class)
    public static <T, R, V> Function<T, V> andThen(Function<T, R> first, Function<? super R, ? extends V> after) {
        if (hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (Function<T, V> & Serializable) t -> after.apply(first.apply(t));
    }

    @StandsInFor(Function.class)
    public static <T, R, V> Function<V, R> compose(Function<T, R> last, Function<? super V, ? extends T> before) {
        if (hasOwnRules(last)) {
            return last.compose(before);
        }
        Objects.requireNonNull(before);
        return (Function<V, R> & Serializable) v -> last.apply(before.apply(v));
    }

    @StandsInFor(BiFunction.class)
    public static <T, U, R, V> BiFunction<T, U, V> andThen(BiFunction<T, U, R> first,
            Function<? super R, ? extends V> after) {
        if (hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (BiFunction<T, U, V> & Serializable) (t, u) -> after.apply(first.apply(t, u));
    }

    @StandsInFor(BinaryOperator.class)
    public static <T> BinaryOperator<T> minBy(Comparator<? super T> order) {
        Objects.requireNonNull(order);
        return (BinaryOperator<T> & Serializable) (a, b) -> order.compare(a, b) <= 0 ? a : b;
    }

    @StandsInFor(BinaryOperator.class)
    public static <T> BinaryOperator<T> maxBy(Comparator<? super T> order) {
        Objects.requireNonNull(order);
        return (BinaryOperator<T> & Serializable) (a, b) -> order.compare(a, b) >= 0 ? a : b;
    }

    @StandsInFor(Predicate.class)
    public static <T> Predicate<T> and(Predicate<T> one, Predicate<? super T> other) {
        if (hasOwnRules(one)) {
            return one.and(other);
        }
        Objects.requireNonNull(other);
        return (Predicate<T> & Serializable) t -> one.test(t) && other.test(t);
    }

    @StandsInFor(Predicate.class)
    public static <T> Predicate<T> or(Predicate<T> one, Predicate<? super T> other) {
        if (hasOwnRules(one)) {
            return one.or(other);
        }
        Objects.requireNonNull(other);
        return (Predicate<T> & Serializable) t -> one.test(t) || other.test(t);
    }

    @StandsInFor(Predicate.class)
    public static <T> Predicate<T> negate(Predicate<T> one) {
        return hasOwnRules(one) ? one.negate() : (Predicate<T> & Serializable) t -> !one.test(t);
    }

    @StandsInFor(Predicate.class)
    @SuppressWarnings("unchecked")
    public static <T> Predicate<T> not(Predicate<? super T> one) {
        Objects.requireNonNull(one);
        return (Predicate<T>) negate(one);
    }

    @StandsInFor(Predicate.class)
    public static <T> Predicate<T> isEqual(Object target) {
        return (Predicate<T> & Serializable) t -> Objects.equals(target, t);
    }

    @StandsInFor(BiPredicate.class)
    public static <T, U> BiPredicate<T, U> and(BiPredicate<T, U> one, BiPredicate<? super T, ? super U> other) {
        if (hasOwnRules(one)) {
            return one.and(other);
        }
        Objects.requireNonNull(other);
        return (BiPredicate<T, U> & Serializable) (t, u) -> one.test(t, u) && other.test(t, u);
    }

    @StandsInFor(BiPredicate.class)
    public static <T, U> BiPredicate<T, U> or(BiPredicate<T, U> one, BiPredicate<? super T, ? super U> other) {
        if (hasOwnRules(one)) {
            return one.or(other);
        }
        Objects.requireNonNull(other);
        return (BiPredicate<T, U> & Serializable) (t, u) -> one.test(t, u) || other.test(t, u);
    }

    @StandsInFor(BiPredicate.class)
    public static <T, U> BiPredicate<T, U> negate(BiPredicate<T, U> one) {
        return hasOwnRules(one) ? one.negate() : (BiPredicate<T, U> & Serializable) (t, u) -> !one.test(t, u);
    }

    @StandsInFor(Consumer.class)
    public static <T> Consumer<T> andThen(Consumer<T> first, Consumer<? super T> after) {
        if (hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (Consumer<T> & Serializable) t -> {
            first.accept(t);
            after.accept(t);
        };
    }

    @StandsInFor(BiConsumer.class)
    public static <T, U> BiConsumer<T, U> andThen(BiConsumer<T, U> first, BiConsumer<? super T, ? super U> after) {
        if (hasOwnRules(first)) {
            return first.andThen(after);
        }
        Objects.requireNonNull(after);
        return (BiConsumer<T, U> & Serializable) (t, u) -> {
            first.accept(t, u);
            after.accept(t, u);
        };
    }

    @StandsInFor(Pattern.class)
    public static Predicate<String> asPredicate(Pattern pattern) {
        Objects.requireNonNull(pattern);
        return (Predicate<String> & Serializable) text -> pattern.matcher(text).find();
    }

    @StandsInFor(Pattern.class)
    public static Predicate<String> asMatchPredicate(Pattern pattern) {
        Objects.requireNonNull(pattern);
        return (Predicate<String> & Serializable) text -> pattern.matcher(text).matches();
    }
}
