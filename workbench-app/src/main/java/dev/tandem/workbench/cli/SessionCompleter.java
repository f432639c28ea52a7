package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.CommandCompletion;
import dev.tandem.workbench.session.Assistance.Completion;
import dev.tandem.workbench.session.Session;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Tab completion from what the session knows.
final class SessionCompleter implements Completer {
    private final Session session;

    SessionCompleter(Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Completion found = CommandCompletion.complete(session, line.line(), line.cursor());
        String kept = line.line().substring(0, found.anchor());
        for (String each : found.continuations()) {
            candidates.add(new Candidate(kept + each, each, null, null, null, null, false));
        }
    }
}
