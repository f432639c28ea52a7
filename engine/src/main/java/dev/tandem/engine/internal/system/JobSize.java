package dev.tandem.engine.internal.system;

import java.util.List;
import java.util.function.UnaryOperator;

/// How many tasks a batch system grants to the job in which this process runs.
public final class JobSize {
    private static final List<String> VARIABLES =
            List.of("SLURM_NTASKS", "SLURM_CPUS_ON_NODE", "PBS_NP", "NSLOTS", "LSB_DJOB_NUMPROC");

    private JobSize() {}

    /// The number, or 0 outside of a job.
    public static int granted(UnaryOperator<String> environment) {
        return VARIABLES.stream().map(environment).filter(text -> text != null && text.matches("[1-9]\\d{0,4}"))
                .mapToInt(Integer::parseInt).findFirst().orElse(0);
    }
}
