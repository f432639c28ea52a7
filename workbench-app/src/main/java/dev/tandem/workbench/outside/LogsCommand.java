package dev.tandem.workbench.outside;

import dev.tandem.engine.log.LogFolder;
import dev.tandem.workbench.outside.Listing.Worker;
import java.io.IOException;
import picocli.CommandLine.Command;

/// Prints what workers of a running Tandem have printed, as far as it is kept.
@Command(name = "logs", description = "Prints the last 1,000 lines of a worker, or of each worker of a pool, of a Tandem that runs. All lines, also of runs that are over, are in the files of ~/.tandem/logs.", mixinStandardHelpOptions = true)
public final class LogsCommand extends OutsideCommand {
    @Override
    String elsewhere() {
        return "; what others have printed is in " + LogFolder.ofUser().path();
    }

    @Override
    boolean act(Named target, Neighbours asked) throws IOException {
        for (Worker each : target.workers()) {
            String before = target.worker() == null ? "[" + target.group().name() + "/" + each.number() + "] " : "";
            asked.logs(target.of(each), line -> System.out.println(before + line));
        }
        return true;
    }
}
