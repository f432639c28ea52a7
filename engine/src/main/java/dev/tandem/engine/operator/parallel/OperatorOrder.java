package dev.tandem.engine.operator.parallel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// One command for one operator of a group. It travels as bytes in a form of its own, since writing and reading a
/// graph of objects takes longer than a small operator.
///
/// @param operator its number in the group
/// @param point which of the derivatives that are kept is meant
/// @param result where the worker writes to
record OperatorOrder(long operator, OperatorCommand command, long point, Portion argument, Portion result) {
    private static final OperatorCommand[] COMMANDS = OperatorCommand.values();
    private static final int HEAD = 64;

    byte[] encode() {
        int inside = argument.isShared() ? 0 : argument.elements().length;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(HEAD + inside);
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeLong(operator);
            out.writeByte(command.ordinal());
            out.writeLong(point);
            argument.write(out);
            result.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException when the bytes are not what [#encode()] gives
    static OperatorOrder decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new OperatorOrder(in.readLong(), COMMANDS[in.readByte()], in.readLong(), Portion.read(in), Portion.read(in));
    }
}
