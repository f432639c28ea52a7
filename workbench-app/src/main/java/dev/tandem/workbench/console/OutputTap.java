package dev.tandem.workbench.console;

import dev.tandem.workbench.console.ConsoleLine.Kind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Shows in a console what is printed in this process, and prints it as before. Closing ends the showing.
public final class OutputTap implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    public OutputTap(ConsoleModel console) {
        System.setOut(new PrintStream(new Shown(out, console, Kind.OUTPUT), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new Shown(err, console, Kind.ERROR), true, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    private static final class Shown extends OutputStream {
        private static final int PIECE = 4096;

        private final PrintStream beyond;
        private final ConsoleModel console;
        private final Kind kind;
        /// Guarded by this, as are the buffers.
        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
        private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        private final CharBuffer chars = CharBuffer.allocate(PIECE);

        Shown(PrintStream beyond, ConsoleModel console, Kind kind) {
            this.beyond = beyond;
            this.console = console;
            this.kind = kind;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] all, int offset, int length) {
            beyond.write(all, offset, length);
            for (int at = offset, end = offset + length; at < end;) {
                int piece = Math.min(end - at, bytes.remaining());
                bytes.put(all, at, piece);
                at += piece;
                bytes.flip();
                decoder.decode(bytes, chars, false);
                // A character of which bytes are missing waits for them.
                bytes.compact();
                chars.flip();
                console.print(kind, chars);
                chars.clear();
            }
        }

        @Override
        public void flush() {
            beyond.flush();
        }
    }
}
