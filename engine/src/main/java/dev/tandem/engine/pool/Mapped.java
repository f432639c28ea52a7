package dev.tandem.engine.pool;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Function3;
import dev.tandem.engine.internal.map.Gathered;
import dev.tandem.engine.internal.map.ItemFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Functions of users as functions of the items of one place in all sequences of a map.
///
/// @param items travels
/// @param origin the class of the user's function; stays here
@SuppressWarnings("unchecked")
record Mapped(ItemFunction items, Class<?> origin) {
    private static Mapped of(Object function, ItemFunction items) {
        return new Mapped(items, Objects.requireNonNull(function, "nothing to map: function=null").getClass());
    }

    static <A, R> Mapped one(Function1<? super A, ? extends R> function) {
        if (function instanceof Gathered.Gatherer gatherer) {
            return new Mapped(gatherer, gatherer.origin());
        }
        return of(function, items -> function.apply((A) items[0]));
    }

    static <A, B, R> Mapped two(Function2<? super A, ? super B, ? extends R> function) {
        return of(function, items -> function.apply((A) items[0], (B) items[1]));
    }

    static <A, B, C, R> Mapped three(Function3<? super A, ? super B, ? super C, ? extends R> function) {
        return of(function, items -> function.apply((A) items[0], (B) items[1], (C) items[2]));
    }

    static <A, R> Mapped all(Function1<? super List<A>, ? extends R> function) {
        // A copy: the array is used again for the next items.
        return of(function, items -> function.apply((List<A>) Arrays.asList(items.clone())));
    }
}
