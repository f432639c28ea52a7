package dev.tandem.engine.task;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Function3;
import dev.tandem.engine.function.Task;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// What the workers of a task pool are to run: how they make it from the static arguments, and how many arguments
/// it takes in all.
///
/// @param arity how many arguments the function takes; 0 when the static ones go to a constructor
/// @param most how many static arguments there may be, and `least` how many there must be
record Target(Function1<Object[], Function1<Object, Object>> blueprint, int arity, int least, int most) {
    @SuppressWarnings("unchecked")
    static Target of(Function1<?, ?> function) {
        return new Target(staticArgs -> (Function1<Object, Object>) function, 1, 0, 0);
    }

    @SuppressWarnings("unchecked")
    static Target of(Function2<?, ?, ?> function) {
        Function2<Object, Object, Object> any = (Function2<Object, Object, Object>) function;
        return new Target(staticArgs -> staticArgs.length == 1 ? item -> any.apply(item, staticArgs[0])
                : item -> any.apply(((List<?>) item).get(0), ((List<?>) item).get(1)), 2, 0, 1);
    }

    @SuppressWarnings("unchecked")
    static Target of(Function3<?, ?, ?, ?> function) {
        Function3<Object, Object, Object, Object> any = (Function3<Object, Object, Object, Object>) function;
        return new Target(staticArgs -> switch (staticArgs.length) {
            case 2 -> item -> any.apply(item, staticArgs[0], staticArgs[1]);
            case 1 -> item -> any.apply(((List<?>) item).get(0), ((List<?>) item).get(1), staticArgs[0]);
            default -> item -> any.apply(((List<?>) item).get(0), ((List<?>) item).get(1), ((List<?>) item).get(2));
        }, 3, 0, 2);
    }

    static Target of(Task<? extends PoolProcess<?, ?>> process) {
        return new Target(staticArgs -> runner(process.run()), 0, 0, 0);
    }

    @SuppressWarnings("unchecked")
    static Target ofConstructor(Function1<?, ? extends PoolProcess<?, ?>> process) {
        Function1<Object, PoolProcess<?, ?>> any = (Function1<Object, PoolProcess<?, ?>>) process;
        return new Target(staticArgs -> runner(any.apply(staticArgs[0])), 0, 1, 1);
    }

    @SuppressWarnings("unchecked")
    static Target ofConstructor(Function2<?, ?, ? extends PoolProcess<?, ?>> process) {
        Function2<Object, Object, PoolProcess<?, ?>> any = (Function2<Object, Object, PoolProcess<?, ?>>) process;
        return new Target(staticArgs -> runner(any.apply(staticArgs[0], staticArgs[1])), 0, 2, 2);
    }

    @SuppressWarnings("unchecked")
    private static Function1<Object, Object> runner(PoolProcess<?, ?> process) {
        return ((PoolProcess<Object, Object>) process)::run;
    }

    /// @throws TandemException when there are more static arguments than a function could take, or not as many as a
    ///     constructor needs
    void requireTakes(int staticArgs) {
        if (staticArgs > most || staticArgs < least) {
            throw new TandemException((staticArgs > most ? "too many" : "too few") + " static arguments: arguments="
                    + Math.max(arity, most) + ", static=" + staticArgs + (arity == 1 ? ", one is the task" : ""));
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
        requireArguments(arguments.size(), staticArgs);
        return arguments;
    }

    /// @throws TandemException when the function takes another number of arguments besides the static ones
    void requireArguments(int given, int staticArgs) {
        if (given != Math.max(1, arity - staticArgs)) {
            throw new TandemException("wrong number of arguments: wanted=" + Math.max(1, arity - staticArgs) + ", given=" + given
                    + ", static=" + staticArgs + "; several for one task are put(a, b), or one list");
        }
    }
}
