package dev.tandem.engine.internal.graph;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.graph.Shape.Kind;
import dev.tandem.engine.internal.graph.bytes.Boxed;
import dev.tandem.engine.internal.graph.lambda.Lambdas;
import dev.tandem.engine.internal.memory.SharedBuffer;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/// How the instances of one class are encoded; found once per class and kept with it.
///
/// @param kind the form
/// @param detail what the form needs to know of the class; for [Kind#REFUSED] the reason
record Shape(Kind kind, Object detail) {
    /// The forms, each with what its detail is.
    enum Kind {
        TRAVELS, STRING, BOXED, CLASS, ENUM, PRIMITIVE_ARRAY, OBJECT_ARRAY,
        /// detail: the [Container] to create
        CONTAINER,
        /// detail: the [Ordered] rule
        ORDERED,
        /// detail: the [Rebuild] rule
        REBUILT,
        /// detail: the [Layout]
        RECORD,
        /// detail: the [Layout]
        PLAIN,
        LAMBDA, ND_ARRAY, SHARED_BUFFER,
        /// by the JDK's own serialization
        JAVA,
        /// detail: why
        REFUSED
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return classify(type);
        }
    };

    static Shape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /// Whether a value of this form can change, or is told otherwise than by what it holds. What is in it is another matter.
    boolean canChange(Object value) {
        return switch (kind) {
            case BOXED, STRING, CLASS -> false;
            case ENUM -> !Layout.enumState(value.getClass()).isEmpty();
            case REBUILT -> ((Rebuild) detail).isView();
            case RECORD -> Constants.of(value) != null;
            default -> true;
        };
    }

    private static Shape classify(Class<?> type) {
        Shape simple = simple(type);
        if (simple != null) {
            return simple;
        }
        Container container = Container.of(type);
        if (container != null) {
            return new Shape(Kind.CONTAINER, container);
        }
        Ordered ordered = Ordered.of(type);
        if (ordered != null) {
            return new Shape(Kind.ORDERED, ordered);
        }
        Rebuild rebuild = Rebuild.of(type);
        if (rebuild != null) {
            return new Shape(Kind.REBUILT, rebuild);
        }
        return byDeclaration(type);
    }

    private static Shape simple(Class<?> type) {
        if (Travels.class.isAssignableFrom(type)) {
            return plain(Kind.TRAVELS);
        } else if (type == String.class) {
            return plain(Kind.STRING);
        } else if (Boxed.isBoxed(type)) {
            return plain(Kind.BOXED);
        } else if (type == Class.class) {
            return plain(Kind.CLASS);
        } else if (Enum.class.isAssignableFrom(type)) {
            return plain(Kind.ENUM);
        } else if (type.isArray()) {
            return plain(type.componentType().isPrimitive() ? Kind.PRIMITIVE_ARRAY : Kind.OBJECT_ARRAY);
        } else if (INDArray.class.isAssignableFrom(type)) {
            return plain(Kind.ND_ARRAY);
        } else if (type == SharedBuffer.class) {
            return plain(Kind.SHARED_BUFFER);
        } else if (isRandom(type)) {
            return refused("each worker would repeat one stream of random numbers; use Worker.random() there");
        }
        return null;
    }

    private static boolean isRandom(Class<?> type) {
        return RandomGenerator.class.isAssignableFrom(type) || Random.class.isAssignableFrom(type)
                || org.nd4j.linalg.api.rng.Random.class.isAssignableFrom(type);
    }

    private static boolean isOpenHere(Class<?> type) {
        return AutoCloseable.class.isAssignableFrom(type) && !BaseStream.class.isAssignableFrom(type);
    }

    private static Shape byDeclaration(Class<?> type) {
        if (type == SerializedLambda.class) {
            return plain(Kind.LAMBDA);
        } else if (type.isHidden()) {
            return Lambdas.isTravelling(type) ? plain(Kind.LAMBDA)
                    : refused("a function made by a library, or in the plain jshell tool, has no form that travels; write it as a "
                            + "lambda of type Function1, Function2, Task or Action, or cast it to its type & java.io.Serializable");
        } else if (type.isRecord()) {
            return byLayout(Kind.RECORD, type);
        } else if (Serializable.class.isAssignableFrom(type)) {
            return Layout.hasRules(type) ? plain(Kind.JAVA) : byLayout(Kind.PLAIN, type);
        } else if (Layout.isLibrary(type) && type != Object.class) {
            return refused("the class is neither Serializable nor a record"
                    + (isOpenHere(type) ? "; a function can open another where it runs" : ""));
        }
        return byLayout(Kind.PLAIN, type);
    }

    /// Refused when the fields cannot be read, which whoever writes a value tells with its path.
    private static Shape byLayout(Kind kind, Class<?> type) {
        try {
            return new Shape(kind, Layout.of(type));
        } catch (CannotShipException e) {
            return refused("its fields cannot be read");
        }
    }

    /// Whether the JDK's serialization would write an instance wrongly or not at all.
    boolean leavesJavaStream() {
        return switch (kind) {
            case TRAVELS, RECORD, PLAIN, LAMBDA, ND_ARRAY, SHARED_BUFFER, REFUSED -> true;
            case REBUILT -> !((Rebuild) detail).serializable();
            case STRING, BOXED, CLASS, ENUM, PRIMITIVE_ARRAY, OBJECT_ARRAY, CONTAINER, ORDERED, JAVA -> false;
        };
    }

    private static Shape plain(Kind kind) {
        return new Shape(kind, null);
    }

    private static Shape refused(String reason) {
        return new Shape(Kind.REFUSED, reason);
    }
}
