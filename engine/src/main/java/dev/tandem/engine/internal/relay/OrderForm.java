package dev.tandem.engine.internal.relay;

import dev.tandem.engine.place.Order;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The form in which an order for a worker travels to a relay. Only its own process reads it, which is of the same build.
final class OrderForm {
    private OrderForm() {}

    static byte[] encode(Order order) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, order.group());
            out.writeInt(order.number());
            out.writeInt(order.count());
            out.writeInt(order.sharing());
            out.writeInt(order.earlier());
            out.writeInt(order.longest());
            out.writeLong(order.seed());
            text(out, order.host());
            write(out, order.options());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, WorkerOptions options) throws IOException {
        out.writeLong(options.heap());
        out.writeLong(options.nativeMemory());
        texts(out, options.jvmArguments());
        texts(out, List.copyOf(options.environment().keySet()));
        texts(out, List.copyOf(options.environment().values()));
        texts(out, options.classPath().stream().map(entry -> entry.toAbsolutePath().toString()).toList());
        out.writeLong(options.gracePeriod().toNanos());
        out.writeLong(options.startTimeout().toNanos());
        out.writeLong(options.seed());
        out.writeInt(options.threads());
        text(out, options.folder() == null ? "" : options.folder().toAbsolutePath().toString());
        text(out, options.name() == null ? "" : options.name());
    }

    static Order decode(byte[] form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form))) {
            String group = text(in);
            int number = in.readInt();
            int count = in.readInt();
            int sharing = in.readInt();
            int earlier = in.readInt();
            int longest = in.readInt();
            long seed = in.readLong();
            String host = text(in);
            return new Order(group, number, count, sharing, earlier, longest, seed, options(in), new WorkerLog(), host);
        } catch (IOException e) {
            throw new UncheckedIOException("order cut short: bytes=" + form.length, e);
        }
    }

    private static WorkerOptions options(DataInputStream in) throws IOException {
        long heap = in.readLong();
        long nativeMemory = in.readLong();
        List<String> jvmArguments = texts(in);
        List<String> variables = texts(in);
        List<String> values = texts(in);
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            environment.put(variables.get(i), values.get(i));
        }
        List<Path> classPath = texts(in).stream().map(Path::of).toList();
        Duration gracePeriod = Duration.ofNanos(in.readLong());
        Duration startTimeout = Duration.ofNanos(in.readLong());
        long seed = in.readLong();
        int threads = in.readInt();
        String folder = text(in);
        String name = text(in);
        return new WorkerOptions(heap, nativeMemory, jvmArguments, environment, classPath, gracePeriod, startTimeout, seed, threads,
                folder.isEmpty() ? null : Path.of(folder), name.isEmpty() ? null : name);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String each : texts) {
            text(out, each);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }
}
