package dev.tandem.workbench.report;

import dev.tandem.workbench.editor.JavaTokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/// A report as one page: styles and pictures are in it, light or dark as the reader's system is. Nothing of the script becomes part of the page
/// but as text.
final class HtmlPage {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final ScriptReport report;
    private final Writer out;

    HtmlPage(ScriptReport report, Writer out) {
        this.report = report;
        this.out = out;
    }

    void write() throws IOException {
        out.write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.write("<title>" + escaped(report.name()) + "</title>\n<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        out.write("<header><h1>" + escaped(report.name()) + "</h1><p>" + DATE.format(report.begin()) + ", " + escaped(report.outcome())
                + "</p></header>\n");
        for (ReportPart part : report.parts()) {
            switch (part) {
                case ReportPart.Text text -> text(text);
                case ReportPart.Code code -> code(code);
                case ReportPart.Appendix last -> {
                    out.write("<section><h2>" + escaped(last.title()) + "</h2>\n<p>" + escaped(last.caption()) + "</p>\n");
                    picture(last.picture());
                    out.write("</section>\n");
                }
            }
        }
        out.write("</main>\n</body>\n</html>\n");
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlPage.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void text(ReportPart.Text text) throws IOException {
        if (!text.title().isEmpty()) {
            out.write("<h2>" + escaped(text.title()) + "</h2>\n");
        }
        out.write(RENDERER.render(MARKDOWN.parse(text.markdown())));
    }

    private void code(ReportPart.Code code) throws IOException {
        if (!code.source().isEmpty()) {
            out.write("<pre class=\"code\"><code>");
            coloured(code.source());
            out.write("</code></pre>\n");
        }
        for (ReportPart.Output output : code.outputs()) {
            switch (output) {
                case ReportPart.Printed printed -> {
                    out.write("<pre class=\"" + (printed.isError() ? "printed error" : "printed") + "\">" + escaped(printed.text().stripTrailing()));
                    if (printed.left() > 0) {
                        out.write("\n<i>… " + printed.left() + " more lines</i>");
                    }
                    out.write("</pre>\n");
                }
                case ReportPart.Picture picture -> picture(picture);
                case ReportPart.LeftOut left -> out.write("<p><i>… " + escaped(left.text()) + "</i></p>\n");
                case ReportPart.Failure failure -> out.write("<pre class=\"failure\">" + escaped(String.join("\n", failure.lines())) + "</pre>\n");
            }
        }
    }

    private void coloured(String source) throws IOException {
        int at = 0;
        for (JavaTokens.Token token : JavaTokens.of(source)) {
            out.write(escaped(source.substring(at, token.start())));
            out.write("<span class=\"" + token.kind() + "\">" + escaped(source.substring(token.start(), token.end())) + "</span>");
            at = token.end();
        }
        out.write(escaped(source.substring(at)));
    }

    private void picture(ReportPart.Picture picture) throws IOException {
        out.write("<picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"");
        data(picture.dark());
        out.write("\"><img width=\"" + picture.width() + "\" height=\"" + picture.height() + "\" alt=\"" + escaped(picture.title()) + "\" src=\"");
        data(picture.light());
        out.write("\"></picture>\n");
    }

    private void data(byte[] png) throws IOException {
        out.write("data:image/png;base64,");
        out.write(Base64.getEncoder().encodeToString(png));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> escaped.appendCodePoint(c < ' ' || c == 0x7f ? 0xfffd : c);
            }
        });
        return escaped.toString();
    }
}
