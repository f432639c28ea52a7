package dev.tandem.workbench.outside;

import dev.tandem.workbench.outside.Question.Step;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Command;

/// Ends a worker or group of a running Tandem, by the path that its window takes, and waits until it is gone.
@Command(name = "kill", description = "Ends a worker, which is replaced, or a pool of a Tandem that runs.", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
    "0:gone", "1:not ended", "2:no such worker or pool, or several"})
public final class KillCommand extends OutsideCommand {
    @Override
    boolean act(Named target, Neighbours asked) throws IOException {
        System.out.println(target.consequence());
        Step[] last = new Step[1];
        asked.kill(target, step -> {
            last[0] = step;
            if (step.isGone() && target.worker() != null && step.step().equals("gone")) {
                // Its own line has said so.
                return;
            }
            String who = step.worker() < 0 ? target.group().name() + (target.worker() == null ? "" : "/" + target.worker().number())
                    : target.group().name() + "/" + step.worker();
            System.out.println(String.format(Locale.ROOT, "%.3f s  %s  %s", step.seconds(), who, step.step()));
        });
        if (last[0] == null || last[0].worker() >= 0) {
            System.err.println("tandem: process " + target.tandem().pid() + " has not said how it ended; tandem ps shows what is left");
            return false;
        }
        return last[0].isGone();
    }
}
