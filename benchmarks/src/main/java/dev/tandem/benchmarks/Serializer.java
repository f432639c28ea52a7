package dev.tandem.benchmarks;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.minlog.Log;
import dev.tandem.engine.internal.code.Shipping;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.apache.fory.Fory;
import org.apache.fory.config.Language;
import org.apache.fory.logging.LoggerFactory;
import org.objenesis.strategy.StdInstantiatorStrategy;

/// The ways to turn values into bytes and back that were compared before one was chosen. Each is set up as its
/// documentation says for classes that nobody has registered. Not thread-safe.
enum Serializer {
    TANDEM("Tandem") {
        @Override
        Object copy(Object value, ClassLoader loader) throws Exception {
            return Shipping.receive(Shipping.shipBack("value", value).payload());
        }
    },
    JAVA("Java") {
        @Override
        Object copy(Object value, ClassLoader loader) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(value);
            }
            try (ObjectInputStream in = new Reading(new ByteArrayInputStream(bytes.toByteArray()), loader)) {
                return in.readObject();
            }
        }
    },
    KRYO("Kryo") {
        private Kryo kryo;
        private Output output;

        @Override
        Object copy(Object value, ClassLoader loader) {
            if (kryo == null || kryo.getClassLoader() != loader) {
                // It reports with stack traces which ways to read lambdas the JDK closes to it, and then takes another.
                Log.NONE();
                output = new Output(1 << 12, -1);
                kryo = new Kryo();
                kryo.setRegistrationRequired(false);
                kryo.setReferences(true);
                kryo.setClassLoader(loader);
                kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
                kryo.register(ClosureSerializer.Closure.class, new ClosureSerializer());
            }
            output.reset();
            kryo.writeClassAndObject(output, value);
            return kryo.readClassAndObject(new Input(output.toBytes()));
        }
    },
    FORY("Fory") {
        private Fory fory;
        private ClassLoader ofFory;

        @Override
        Object copy(Object value, ClassLoader loader) {
            if (fory == null || ofFory != loader) {
                ofFory = loader;
                LoggerFactory.disableLogging();
                fory = Fory.builder().withLanguage(Language.JAVA).withRefTracking(true).requireClassRegistration(false)
                        .suppressClassRegistrationWarnings(true).withClassLoader(loader).build();
            }
            return fory.deserialize(fory.serialize(value));
        }
    };

    private final String title;

    Serializer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /// To bytes and back.
    ///
    /// @param loader finds the classes of the value
    abstract Object copy(Object value, ClassLoader loader) throws Exception;

    private static final class Reading extends ObjectInputStream {
        private final ClassLoader loader;

        Reading(ByteArrayInputStream in, ClassLoader loader) throws java.io.IOException {
            super(in);
            this.loader = loader;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws ClassNotFoundException {
            return Class.forName(described.getName(), false, loader);
        }
    }
}
