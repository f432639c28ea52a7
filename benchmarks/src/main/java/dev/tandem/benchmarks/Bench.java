package dev.tandem.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What `scripts/tandem bench` starts: prints the speed table of this machine.
@Command(name = "tandem bench", description = "Measures how fast this machine does what users wait for.", mixinStandardHelpOptions = true)
public final class Bench implements Callable<Integer> {
    private static final List<Section> SECTIONS = List.of(new Floors(), new Calls(), new Arrays80(), new OperatorCalls(),
            new Starts(), new Tasks(), new Sweeps(), new Typing(), new Charts(), new Windows(), new Serializers());

    @Option(names = "--json", paramLabel = "FILE", description = "writes the figures to a file, too")
    private Path json;

    @Option(names = "--only", paramLabel = "REGEX", description = "sections to measure: floor, call, array, operator, start, task, "
            + "sweep, console, chart, window, serializer")
    private Pattern only = Pattern.compile("");

    @Option(names = "--quick", description = "a tenth of the measurements; of peers one turn instead of three")
    private boolean quick;

    @Option(names = "--jmh", description = "runs the microbenchmarks instead, with JMH; takes minutes")
    private boolean jmh;

    @Option(names = "--peers", description = "measures Tandem beside the tools for Python that are installed here and jshell, in turn; "
            + "takes ten minutes")
    private boolean peers;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        if (peers) {
            System.out.println(SpeedTable.of(Conditions.here(), List.of()).lines().findFirst().orElse(""));
            PeersBench.run(quick ? 1 : 3);
            return 0;
        }
        if (jmh) {
            Micro.run(only);
            return 0;
        }
        Conditions conditions = Conditions.here();
        System.out.println(SpeedTable.of(conditions, List.of()).strip());
        Report report = new Report(quick, Report.LONGEST, row -> System.out.println(SpeedTable.line(row)));
        for (Section section : SECTIONS) {
            if (only.matcher(section.name()).find()) {
                report.section(section.name());
                measure(section, report);
            }
        }
        write(report, conditions);
        return 0;
    }

    // The boundary to a section that cannot even begin; the others follow.
    private static void measure(Section section, Report report) {
        try {
            section.measure(report);
        } catch (Exception e) {
            System.out.println("| " + section.name() + " | not measured: " + e + " |");
        }
    }

    private void write(Report report, Conditions conditions) throws IOException {
        if (json != null) {
            Files.writeString(json, report.json(conditions));
        }
    }
}
