package dev.tandem.cluster.link;

import dev.tandem.cluster.content.Item;
import dev.tandem.engine.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What a client says of itself when it opens a link.
///
/// @param protocol the version of what both say to each other
/// @param java the feature version of its JVM
/// @param build its Tandem, by content
/// @param classPath of the program, in its order
public record Introduction(int protocol, int java, Item build, List<Item> classPath) {
    public static final int PROTOCOL = 2;

    public Introduction {
        classPath = List.copyOf(classPath);
    }

    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(protocol);
            out.writeInt(java);
            out.write(Item.encode(List.of(build)));
            out.write(Item.encode(classPath));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws ProtocolException when it is none, or of another version
    public static Introduction decode(byte[] form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form))) {
            int protocol = in.readInt();
            if (protocol != PROTOCOL) {
                throw new ProtocolException("client and node speak differently: client=" + protocol + ", node=" + PROTOCOL);
            }
            return new Introduction(protocol, in.readInt(), Item.read(in).getFirst(), Item.read(in));
        } catch (IOException | IllegalArgumentException e) {
            throw new ProtocolException("greeting cannot be read: bytes=" + form.length, e);
        }
    }
}
