package dev.tandem.workbench.cli;

import dev.tandem.workbench.session.Session;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Asks for more lines while a statement is not complete; a line is one word for completion.
final class StatementParser implements Parser {
    private record Whole(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line.substring(0, cursor);
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word());
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return cursor;
        }
    }

    private final Session session;

    StatementParser(Session session) {
        this.session = session;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        boolean accepting = context == ParseContext.ACCEPT_LINE;
        if (accepting && !line.startsWith("/") && session.assistance().isIncomplete(line)) {
            throw new EOFError(-1, cursor, "statement is not complete");
        }
        return new Whole(line, cursor);
    }
}
