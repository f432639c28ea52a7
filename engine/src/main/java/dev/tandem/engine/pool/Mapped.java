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
@SuppressWarnings("unchecked")
final class Mapped {
    private Mapped() {}

    private static void requireFunction(Object function) {
        Objects.requireNonNull(function, "nothing to map: function=null");
    }

    static <A, R> ItemFunction one(Function1<? super A, ? extends R> function) {
        requireFunction(function);
        if (function instanceof Gathered.Gatherer gatherer) {
            return gatherer;
        }
        return items -> function.apply((A) items[0]);
    }

    static <A, B, R> ItemFunction two(Function2<? super A, ? super B, ? extends R> function) {
        requireFunction(function);
        return items -> function.apply((A) items[0], (B) items[1]);
    }

    static <A, B, C, R> ItemFunction three(Function3<? super A, ? super B, ? super C, ? extends R> function) {
        requireFunction(function);
        return items -> function.apply((A) items[0], (B) items[1], (C) items[2]);
    }

    static <A, R> ItemFunction all(Function1<? super List<A>, ? extends R> function) {
        requireFunction(function);
        // A copy: the array is used again for the next items.
        return items -> function.apply((List<A>) Arrays.asList(items.clone()));
    }
}
