package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file and a place in it where a line begins. Text that is not in its encoding is refused with its line.
/// For one thread.
final class CsvSource {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final String text;
    private int at;
    private long line = 1;

    private CsvSource(Path file, String text) {
        this.file = file;
        this.text = text;
        at = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
    }

    /// @throws TandemException when it cannot be read or is no text
    static CsvSource read(Path file, CsvOptions options) {
        try {
            if (Files.size(file) > Integer.MAX_VALUE - 16) {
                throw new TandemException("a table of more than 2 GiB is not read at once: file=" + file + ", bytes=" + Files.size(file));
            }
            byte[] bytes = Files.readAllBytes(file);
            return new CsvSource(file, decoded(file, bytes, options.encoding().orElseGet(() -> marked(bytes))));
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    private static Charset marked(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFFFE ? StandardCharsets.UTF_16LE : first == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static String decoded(Path file, byte[] bytes, Charset encoding) throws IOException {
        CharsetDecoder decoder = encoding.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(Math.toIntExact((long) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte())));
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1 + out.flip().chars().filter(c -> c == '\n').count();
            throw new TandemException("not text in " + encoding + ": byte=0x%02X".formatted(bytes[in.position()])
                    + ", line=" + line + ", file=" + file + "; CsvOptions.encoding names another encoding");
        }
        decoder.flush(out);
        return out.flip().toString();
    }

    Path file() {
        return file;
    }

    /// The number of the line where the place is, from 1.
    long line() {
        return line;
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean beginsWith(String mark) {
        return text.startsWith(mark, at);
    }

    /// The rest of the line, without its end.
    String restOfLine() {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /// What follows, as it is read from here.
    StringReader reader() throws IOException {
        StringReader reader = new StringReader(text);
        reader.skip(at);
        return reader;
    }

    /// Goes past a line.
    void skipLine() {
        moveTo(at + restOfLine().length());
        skipLineEnd();
    }

    /// Goes past the values of a record and tells which of them stood in quotes, which the parser does not.
    boolean[] skip(String[] values, char separator) {
        boolean[] quoted = new boolean[values.length];
        int to = at;
        for (int k = 0; k < values.length; k++) {
            to = pastBlanks(to, separator);
            quoted[k] = to < text.length() && text.charAt(to) == '"';
            to += values[k].length() + (quoted[k] ? 2 + (int) values[k].chars().filter(c -> c == '"').count() : 0);
            to = pastBlanks(to, separator);
            to += k + 1 < values.length ? 1 : 0;
        }
        moveTo(to);
        skipLineEnd();
        return quoted;
    }

    private int pastBlanks(int from, char separator) {
        int to = from;
        while (to < text.length() && text.charAt(to) != separator && !isLineEnd(text.charAt(to))
                && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private void skipLineEnd() {
        if (!isAtEnd()) {
            moveTo(at + (text.startsWith("\r\n", at) ? 2 : 1));
        }
    }

    private void moveTo(int to) {
        for (; at < to; at++) {
            if (text.charAt(at) == '\n' || text.charAt(at) == '\r' && !text.startsWith("\n", at + 1)) {
                line++;
            }
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
