package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Task;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What the workers of a task pool are to run: how they make it from the static arguments, and how many arguments
/// it takes in all.
///
/// @param arity how many arguments the function takes; 0 when the static ones go to a constructor
record Target(Function1<Object[], Function1<Object, Object>> blueprint, int arity) {
    @SuppressWarnings("unchecked")
    static Target of(Function1<?, ?> function) {
        return new Target(staticArgs -> (Function1<Object, Object>) function, 1);
    }

    @SuppressWarnings("unchecked")
    static Target of(Function2<?, ?, ?> function) {
        Function2<Object, Object, Object> any = (Function2<Object, Object, Object>) function;
        return new Target(staticArgs -> staticArgs.length == 1 ? item -> any.apply(item, staticArgs[0])
                : item -> any.apply(((List<?>) item).get(0), ((List<?>) item).get(1)), 2);
    }

    static Target of(Task<? extends PoolProcess<?, ?>> process) {
        return new Target(staticArgs -> runner(process.run()), 0);
    }

    @SuppressWarnings("unchecked")
    static Target ofConstructor(Function1<?, ? extends PoolProcess<?, ?>> process) {
        Function1<Object, PoolProcess<?, ?>> any = (Function1<Object, PoolProcess<?, ?>>) process;
        return new Target(staticArgs -> runner(any.apply(staticArgs[0])), 0);
    }

    @SuppressWarnings("unchecked")
    private static Function1<Object, Object> runner(PoolProcess<?, ?> process) {
        return ((PoolProcess<Object, Object>) process)::run;
    }

    /// @throws TandemException when there are more static arguments than a function could take
    void requireTakes(int staticArgs) {
        if (arity > 0 && staticArgs >= arity || arity == 0 && staticArgs > 1) {
            throw new TandemException("too many static arguments: arguments=" + Math.max(1, arity) + ", static=" + staticArgs);
        }
    }

    /// The item as the workers expect it: several arguments as a list.
    ///
    /// @throws TandemException when it does not hold as many as the function takes besides the static ones
    Object item(Object given, int staticArgs) {
        int wanted = arity - staticArgs;
        if (wanted <= 1) {
            return given;
        }
        List<?> arguments = switch (given) {
            case Collection<?> all -> Arrays.asList(all.toArray());
            case Object[] all -> Arrays.asList(all);
            case null, default -> Arrays.asList(given);
        };
        if (arguments.size() != wanted) {
            throw new TandemException("wrong number of arguments: wanted=" + wanted + ", given=" + arguments.size());
        }
        return arguments;
    }
}
