package dev.tandem.workbench.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Base64;
import java.util.List;

/// A report as a notebook of format 4.5, which Jupyter and its relatives open.
final class NotebookFile {
    private static final int MINOR = 5;

    private final ScriptReport report;
    private final JsonWriter out;
    private int cells;

    NotebookFile(ScriptReport report, Writer out) {
        this.report = report;
        this.out = new JsonWriter(out);
        this.out.setIndent(" ");
    }

    void write() throws IOException {
        out.beginObject();
        out.name("nbformat").value(4).name("nbformat_minor").value(MINOR);
        out.name("metadata").beginObject();
        out.name("kernelspec").beginObject().name("name").value("tandem").name("display_name").value("Tandem (Java)").name("language").value("java")
                .endObject();
        out.name("language_info").beginObject().name("name").value("java").name("file_extension").value(".jsh").name("mimetype").value("text/x-java")
                .endObject();
        out.endObject();
        out.name("cells").beginArray();
        for (ReportPart part : report.parts()) {
            switch (part) {
                case ReportPart.Text text -> markdown(((text.title().isEmpty() ? "" : "## " + text.title() + "\n\n") + text.markdown()).strip());
                case ReportPart.Code code -> code(code);
                case ReportPart.Appendix last -> {
                    // Pictures of a markdown cell need an attachment, and one theme.
                    markdown("## " + last.title() + "\n\n" + last.caption() + "\n\n![" + last.title() + "](data:image/png;base64,"
                            + Base64.getEncoder().encodeToString(last.picture().light()) + ")");
                }
            }
        }
        out.endArray();
        out.endObject();
    }

    private void begin(String kind) throws IOException {
        out.beginObject().name("cell_type").value(kind).name("id").value("cell-" + ++cells).name("metadata").beginObject().endObject();
    }

    private void markdown(String text) throws IOException {
        begin("markdown");
        lines("source", text);
        out.endObject();
    }

    private void code(ReportPart.Code code) throws IOException {
        begin("code");
        out.name("execution_count").value(cells);
        lines("source", code.source());
        out.name("outputs").beginArray();
        for (ReportPart.Output output : code.outputs()) {
            out.beginObject();
            switch (output) {
                case ReportPart.Printed printed -> {
                    out.name("output_type").value("stream").name("name").value(printed.isError() ? "stderr" : "stdout");
                    lines("text", printed.text() + (printed.left() > 0 ? "... " + printed.left() + " more lines\n" : ""));
                }
                case ReportPart.Picture picture -> {
                    out.name("output_type").value("display_data").name("metadata").beginObject().name("image/png").beginObject().name("width")
                            .value(picture.width()).name("height").value(picture.height()).endObject().endObject();
                    out.name("data").beginObject().name("image/png").value(Base64.getEncoder().encodeToString(picture.light()));
                    lines("text/plain", picture.title());
                    out.endObject();
                }
                case ReportPart.LeftOut left -> {
                    out.name("output_type").value("stream").name("name").value("stdout");
                    lines("text", "... " + left.text() + "\n");
                }
                case ReportPart.Failure failure -> {
                    out.name("output_type").value("error").name("ename").value("Failure").name("evalue")
                            .value(failure.lines().isEmpty() ? "" : failure.lines().getFirst());
                    out.name("traceback").beginArray();
                    for (String line : failure.lines()) {
                        out.value(line);
                    }
                    out.endArray();
                }
            }
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }

    /// A text as a list of its lines, each but the last with its end.
    private void lines(String name, String text) throws IOException {
        out.name(name).beginArray();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            out.value(lines.get(i) + (i + 1 < lines.size() || text.endsWith("\n") ? "\n" : ""));
        }
        out.endArray();
    }
}
