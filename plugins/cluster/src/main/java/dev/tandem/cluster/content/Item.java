package dev.tandem.cluster.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A jar by its content.
///
/// @param digest SHA-256, in hexadecimal digits
/// @param bytes its length
/// @param name for people
public record Item(String digest, long bytes, String name) {
    private static final int DIGITS = 64;

    /// @throws IllegalArgumentException when it is no digest, which is part of a file's name
    public Item {
        if (digest.length() != DIGITS || !digest.chars().allMatch(each -> Character.digit(each, 16) >= 0) || bytes < 0) {
            throw new IllegalArgumentException("no item: digest=" + digest + ", bytes=" + bytes);
        }
    }

    /// A list of them, to be sent.
    public static byte[] encode(List<Item> items) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(items.size());
            for (Item item : items) {
                out.writeUTF(item.digest());
                out.writeLong(item.bytes());
                out.writeUTF(item.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws IllegalArgumentException when it is no list of them
    public static List<Item> decode(byte[] form) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(form))) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalArgumentException("list of items cut short: bytes=" + form.length, e);
        }
    }

    /// As [#decode], from what holds more.
    public static List<Item> read(DataInputStream in) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            items.add(new Item(in.readUTF(), in.readLong(), in.readUTF()));
        }
        return items;
    }
}
