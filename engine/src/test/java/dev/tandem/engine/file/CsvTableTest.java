package dev.tandem.engine.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private static final CsvOptions STANDARD = CsvOptions.standard();

    @TempDir
    private Path folder;

    private CsvTable table(String text) throws IOException {
        return table(text, STANDARD);
    }

    private CsvTable table(String text, CsvOptions options) throws IOException {
        return CsvTable.read(Files.writeString(folder.resolve("t.csv"), text), options);
    }

    @Test
    void readsColumnsPastCommentsAndBlankLines() throws Exception {
        CsvTable table = table("# a, comment\nday, in bed ,note\n1, 3 ,x\n\n# more\n2,4, \"y, \"\"z\"\"\" \n\n");
        assertThat(table.names()).containsExactly("day", "in bed", "note");
        assertThat(table.size()).isEqualTo(2);
        assertThat(table.integers("in bed")).containsExactly(3, 4);
        assertThat(table.longs("in bed")).containsExactly(3, 4);
        assertThat(table.doubles("day")).containsExactly(1, 2);
        assertThat(table.texts("note")).containsExactly("x", "y, \"z\"");
    }

    @Test
    void readsWhatOtherSystemsWrite() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            for (String last : List.of("", end, end + end, end + "  " + end)) {
                CsvTable table = table("\uFEFFa,b" + end + "1,2" + end + "3,4" + last);
                assertThat(table.names()).containsExactly("a", "b");
                assertThat(table.integers("b")).containsExactly(2, 4);
            }
        }
    }

    @Test
    void rowsThatBeginAsCommentsDoAreRows() throws Exception {
        CsvTable colours = table("colour,n\n#ff0000,1\n# a comment\n#00ff00,2\n#\n#comment\n#0000ff,\"3\"\n");
        assertThat(colours.texts("colour")).containsExactly("#ff0000", "#00ff00", "#0000ff");
        assertThat(colours.integers("n")).containsExactly(1, 2, 3);
        assertThat(table("colour\n#ff0000\n").texts("colour")).containsExactly("#ff0000");
        assertThat(table("#ff0000,1\n", STANDARD.names("colour", "n")).integers("n")).containsExactly(1);
        assertThat(table("a,n\n#x,\"1\n2\"\n").texts("n")).containsExactly("1\n2");
        assertThat(table("a,n\n#x,1\n% no\n", STANDARD.comments("%")).texts("a")).containsExactly("#x");
        assertThat(table("a,n\n#x,1\n2,3\n", STANDARD.comments("#")).texts("a")).containsExactly("2");
        assertThat(table("a\n# x\n", STANDARD.comments("")).texts("a")).containsExactly("# x");
    }

    @Test
    void aCommentRightBeforeNumbersIsTheLineOfNames() throws Exception {
        CsvTable table = table("# made by hand\n# t,y\n0,1\n# pause\n2,nan\n");
        assertThat(table.names()).containsExactly("t", "y");
        assertThat(table.doubles("t")).containsExactly(0, 2);
        assertThat(table.doubles("y")).containsExactly(1, Double.NaN);
        assertThat(table("#t,y\n0,1\n").names()).containsExactly("t", "y");
        assertThat(table("# \"length, m\",y\n0,1\n").names()).containsExactly("length, m", "y");
        assertThat(table("#chromosome,from\nchr1,100\n").names()).containsExactly("chromosome", "from");
        assertThat(table("# flu, 1978\nday,in bed\n1,3\n").names()).containsExactly("day", "in bed");
        assertThat(table("# flu\ncountry,1990,1991\nx,1,2\n").names()).containsExactly("country", "1990", "1991");
    }

    @Test
    void numbersAreNoNames() {
        for (String text : List.of("0,1\n2,3\n", "# about it\n0,1\n2,3\n", "nan\n1\n", "-1.5e3\n")) {
            assertThatThrownBy(() -> table(text)).as(text).isInstanceOf(TandemException.class)
                    .hasMessageContaining("numbers where names are expected").hasMessageContaining("t.csv");
        }
    }

    @Test
    void onlyDecimalNumbersAreNumbers() throws Exception {
        assertThat(table("a\n1\n-1.5\n+.5\n5.\n1e3\n1E-3\n-0\n").doubles("a"))
                .containsExactly(1, -1.5, 0.5, 5, 1000, 0.001, -0.0);
        assertThat(table("a\nnan\nNaN\ninf\n-Inf\n+INFINITY\nInfinity\n-nan\n").doubles("a")).containsExactly(Double.NaN,
                Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY, Double.NaN);
        for (String text : List.of("5d", "3f", "1D", "2F", "0x1p4", "0x10", "1_000", "1,5", "1 2", "٣", "1e999", "e5", "--1",
                "1e", ".", "+", "true", "-", "infinite")) {
            CsvTable table = table("a\n\"" + text + "\"\n");
            assertThatThrownBy(() -> table.doubles("a")).as(text).isInstanceOf(TandemException.class)
                    .hasMessageContaining("not a number: value=\"" + text + "\", column=a, line=2, file=" + folder.resolve("t.csv"));
            assertThatThrownBy(() -> table.integers("a")).as(text).isInstanceOf(TandemException.class);
        }
    }

    @Test
    void wholeNumbersAreNotRounded() throws Exception {
        assertThat(table("a\n9007199254740993\n-9223372036854775808\n").longs("a"))
                .containsExactly(9007199254740993L, Long.MIN_VALUE);
        for (String text : List.of("2147483648", "3.0", "1e3", "", "NA", "nan", "99999999999999999999")) {
            assertThatThrownBy(() -> table("a,b\n1,\n" + text + ",\n").integers("a")).as(text)
                    .isInstanceOf(TandemException.class).hasMessageContaining("value=\"" + text + "\", column=a, line=3");
        }
    }

    @Test
    void missingNumbersAreNotANumberAndTextsStay() throws Exception {
        CsvTable table = table("a,b\n1,Namibia\n,NA\nNA,null\n\"\",\nnull,x\n");
        assertThat(table.doubles("a")).containsExactly(1, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(table.texts("b")).containsExactly("Namibia", "NA", "null", "", "x");

        CsvOptions marked = STANDARD.missing("-999", "?");
        assertThat(table("a\n-999\n-999.0\n?\n1\n", marked).doubles("a"))
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, 1);
        assertThatThrownBy(() -> table("a\nNA\n", marked).doubles("a")).hasMessageContaining("value=\"NA\"");
        assertThatThrownBy(() -> table("a,b\n,1\n", STANDARD.withoutMissing()).doubles("a")).hasMessageContaining("value=\"\"");
    }

    @Test
    void readsDialects() throws Exception {
        CsvTable semicolons = table("a;b\n1,5;\"x;\ny\"\n-2,5e3;z\n", CsvOptions.semicolons());
        assertThat(semicolons.doubles("a")).containsExactly(1.5, -2500);
        assertThat(semicolons.texts("b")).containsExactly("x;\ny", "z");
        assertThatThrownBy(() -> table("a;b\n1.5;2\n", CsvOptions.semicolons()).doubles("a")).hasMessageContaining("1.5");

        CsvTable tabs = table("a\tb c\tempty\n1\t x y \t\n", CsvOptions.tabs());
        assertThat(tabs.names()).containsExactly("a", "b c", "empty");
        assertThat(tabs.texts("b c")).containsExactly("x y");
        assertThat(tabs.texts("empty")).containsExactly("");
        assertThat(table("a|b\n1|2\n", STANDARD.separator('|')).integers("b")).containsExactly(2);
        assertThatThrownBy(() -> table("a;b\n1,5;2\n")).hasMessageContaining("CsvOptions.semicolons()");
        assertThatThrownBy(STANDARD::withDecimalComma).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsEncodingsAndNamesTheLineOfWhatIsNone() throws Exception {
        for (Charset encoding : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            Path file = Files.writeString(folder.resolve("u.csv"), "\uFEFFgröße,n\n😀,1\n", encoding);
            assertThat(CsvTable.read(file).texts("größe")).containsExactly("😀");
        }
        Path latin = Files.writeString(folder.resolve("l.csv"), "größe\nä\n", StandardCharsets.ISO_8859_1);
        assertThat(CsvTable.read(latin, STANDARD.encoding(StandardCharsets.ISO_8859_1)).names()).containsExactly("größe");
        Files.write(latin, "a\nb\n\u00e9x".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvTable.read(latin)).isInstanceOf(TandemException.class)
                .hasMessageContaining("not text in UTF-8: byte=0xE9, line=3, file=" + latin);
        Files.write(latin, new byte[] {'a', '\n', (byte) 0xC3});
        assertThatThrownBy(() -> CsvTable.read(latin)).hasMessageContaining("line=2");
    }

    @Test
    void quotedTextsKeepEveryCharacterAndLinesAreCounted() throws Exception {
        CsvTable table = table("a,b\n\" x\r\n\"\"y\"\"\n\",1\n\"\r\",oops\n");
        assertThat(table.texts("a")).containsExactly(" x\r\n\"y\"\n", "\r");
        assertThatThrownBy(() -> table.doubles("b")).hasMessageContaining("value=\"oops\", column=b, line=5");
        assertThat(table("a,b\n5\" pipe,1\n").texts("a")).containsExactly("5\" pipe");
    }

    @Test
    void refusesWhatIsNoTable() throws Exception {
        assertThatThrownBy(() -> table("")).hasMessageContaining("begins with a line of names");
        assertThatThrownBy(() -> table("# only\n\n")).hasMessageContaining("begins with a line of names");
        assertThatThrownBy(() -> table("a,b\n1,2\n3\n")).hasMessageContaining("line=3, names=2, values=1");
        assertThatThrownBy(() -> table("a,b\n1,2,3\n")).hasMessageContaining("line=2, names=2, values=3");
        assertThatThrownBy(() -> table("a,b,a\n1,2,3\n")).hasMessageContaining("twice").hasMessageContaining("names=[a]");
        assertThatThrownBy(() -> table("a\n1\n\"open\n")).isInstanceOf(TandemException.class)
                .hasMessageContaining("line=3").hasMessageContaining("t.csv");
        assertThatThrownBy(() -> table("a\n\"x\"y\n")).isInstanceOf(TandemException.class).hasMessageContaining("line=2");
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"))).isInstanceOf(TandemException.class);
        assertThatThrownBy(() -> CsvTable.read(folder)).isInstanceOf(TandemException.class);
    }

    @Test
    void listsTheColumnsWhenThereIsNoneOfThatName() {
        assertThatThrownBy(() -> table("a,b\n1,2\n").texts("c")).isInstanceOf(TandemException.class)
                .hasMessageStartingWith("no such column: column=c, columns=[a, b]");
    }

    @Test
    void messagesOfWideTablesAreShort() throws Exception {
        String names = IntStream.range(0, 100_000).mapToObj(k -> "column " + k).collect(Collectors.joining(","));
        String row = "1" + ",2".repeat(99_999);
        CsvTable wide = table(names + "\n" + row + "\n");
        assertThat(wide.integers("column 99999")).containsExactly(2);
        assertThat(wide.toString()).hasSizeLessThan(400);
        String long80 = "x".repeat(1_000_000);
        assertThatThrownBy(() -> wide.texts("none")).hasMessageContaining("... 99988 more").message().hasSizeLessThan(500);
        assertThatThrownBy(() -> table("a\n" + long80).doubles("a")).message().hasSizeLessThan(500);
        assertThatThrownBy(() -> table(row + "\n")).message().hasSizeLessThan(500);
        assertThatThrownBy(() -> table(names + "," + names + "\n")).message().hasSizeLessThan(600);
        assertThatThrownBy(() -> table(long80 + "\n1").texts("none")).message().hasSizeLessThan(500);
    }

    @Test
    void readsWhatPandasWrites() {
        for (String name : List.of("pandas", "pandas-index", "pandas-marked", "pandas-quoted", "pandas-na", "pandas-latin",
                "pandas-semicolon", "pandas-tab")) {
            CsvOptions options = switch (name) {
                case "pandas-latin" -> STANDARD.encoding(StandardCharsets.ISO_8859_1);
                case "pandas-semicolon" -> CsvOptions.semicolons();
                case "pandas-tab" -> CsvOptions.tabs();
                default -> STANDARD;
            };
            CsvTable table = CsvTable.read(Path.of("src/test/resources/files/csv", name + ".csv"), options);
            assertThat(table.doubles("x")).as(name)
                    .containsExactly(0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
            assertThat(table.integers("n")).as(name).containsExactly(1, 2, 3, 4);
            assertThat(table.doubles("none")).as(name).containsOnly(Double.NaN);
            assertThat(table.texts("label")).as(name).startsWith("größe", "a,b", "");
        }
    }

    @Test
    void readsWhatNumpyWrites() {
        Path files = Path.of("src/test/resources/files/csv");
        for (CsvTable table : List.of(CsvTable.read(files.resolve("numpy.csv")),
                CsvTable.read(files.resolve("numpy-plain.csv"), STANDARD.names("t", "y")),
                CsvTable.read(files.resolve("numpy-blank.csv"), STANDARD.separator(' ')))) {
            assertThat(table.doubles("t")).containsExactly(0, 0.1, -0.0, 1e-300);
            assertThat(table.doubles("y")).containsExactly(1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        }
        assertThatThrownBy(() -> CsvTable.read(files.resolve("numpy-plain.csv"))).hasMessageContaining("numbers where names");
    }
}
