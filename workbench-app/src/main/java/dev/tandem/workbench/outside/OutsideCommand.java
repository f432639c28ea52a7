package dev.tandem.workbench.outside;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.script.ExitStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/// What the commands have in common that are about one group or worker of a Tandem of this user. Exit codes: 0 done, 1 not done, 2 no
/// such thing, or several.
abstract class OutsideCommand implements Callable<Integer> {
    private final Neighbours neighbours = new Neighbours(DoorFolder.ofUser());

    @Parameters(index = "0", paramLabel = "ID", description = "as `tandem ps` shows it: pool-1, pool-1/2 for its worker 2, PID:pool-1/2 where several Tandems have one")
    private String id;

    @Override
    public final Integer call() {
        try {
            List<Listing> tandems = neighbours.all();
            List<Named> found = Named.find(id, tandems);
            if (found.size() == 1) {
                return (act(found.getFirst(), neighbours) ? ExitStatus.DONE : ExitStatus.FAILED).code();
            }
            tandems.stream().filter(each -> each.problem() != null)
                    .forEach(each -> System.err.println("tandem: process " + each.pid() + " was not asked: " + each.problem()));
            System.err.println(
                    found.isEmpty() ? "tandem: there is no such worker or group: id=" + id + "; tandem ps lists those there are" + elsewhere()
                            : "tandem: several have this name: id=" + id + ", candidates="
                                    + found.stream().map(each -> each.id(tandems)).collect(Collectors.joining(", ")));
            return ExitStatus.USAGE.code();
        } catch (IOException | TandemException e) {
            System.err.println("tandem: " + e.getMessage());
            return ExitStatus.FAILED.code();
        }
    }

    /// Where there is something of those that are gone, as the end of a sentence.
    String elsewhere() {
        return "";
    }

    /// Does it.
    ///
    /// @return whether it was done
    abstract boolean act(Named target, Neighbours asked) throws IOException;
}
