package dev.tandem.engine.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkloadTest {
    @Test
    void aWorkerCountsOnceWhateverItsCalls() {
        int before = Workload.busy();
        Workload one = new Workload();
        Workload other = new Workload();
        one.began();
        one.began();
        other.began();
        assertThat(Workload.busy()).isEqualTo(before + 2);
        one.answered();
        assertThat(Workload.busy()).isEqualTo(before + 2);
        one.answered();
        assertThat(Workload.busy()).isEqualTo(before + 1);
        other.over();
        other.over();
        assertThat(Workload.busy()).isEqualTo(before);
    }

    /// The answer may be quicker than whoever sent the call.
    @Test
    void anAnswerMayBeNoticedFirst() {
        int before = Workload.busy();
        Workload one = new Workload();
        one.answered();
        one.began();
        one.over();
        assertThat(Workload.busy()).isEqualTo(before);
        one.began();
        assertThat(Workload.busy()).isEqualTo(before + 1);
        one.answered();
        assertThat(Workload.busy()).isEqualTo(before);
    }
}
