package dev.tandem.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A typed session of the table: what is entered, and the answers that are expected.
///
/// ```
///  //# a title                       begins a session
///  int k = 3;                        snippets
///  pool().map(x -> x * k, list)      the snippet before an answer is what is asked
///  //> [3, 6]                        its answer on every back end, as [AnswerText] writes it
///  //> processes: refused: k         its answer by processes; more back ends are only asked by lines of their own
///  //> here: 5                       its answer inside this process: by threads and sequentially
///  //> throws: text                  it throws, and class or message of that or a cause contains the text
///  //> refused: text                 it is refused as what cannot travel, and the message contains the text
///  //> does not compile              the snippet is rejected
///  // text                           a comment, which is not entered
/// ```
record SessionText(String title, List<Question> questions) {
    /// What is entered, ending with what is asked, and the lines of answers to that.
    record Question(String code, List<String> answers) {}

    private static final String TITLE = "//#";
    private static final String ANSWER = "//>";

    /// All sessions of a file among the test's resources.
    static List<SessionText> read(String file) throws IOException {
        try (InputStream in = SessionText.class.getResourceAsStream("/sessions/" + file)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        }
    }

    private static List<SessionText> parse(List<String> lines) {
        List<SessionText> sessions = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        List<String> answers = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(ANSWER)) {
                answers.add(line.substring(ANSWER.length()).strip());
                continue;
            }
            if (!answers.isEmpty()) {
                sessions.getLast().questions.add(new Question(code.toString(), List.copyOf(answers)));
                code.setLength(0);
                answers.clear();
            }
            if (line.startsWith(TITLE)) {
                requireEmpty(code, line);
                sessions.add(new SessionText(line.substring(TITLE.length()).strip(), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("// ")) {
                code.append(line).append('\n');
            }
        }
        if (!answers.isEmpty()) {
            sessions.getLast().questions.add(new Question(code.toString(), List.copyOf(answers)));
            code.setLength(0);
        }
        requireEmpty(code, "end of file");
        return sessions;
    }

    private static void requireEmpty(StringBuilder code, String next) {
        if (!code.isEmpty()) {
            throw new IllegalArgumentException("code without an answer: before=" + next + ", code=" + code);
        }
    }
}
