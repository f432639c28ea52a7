package dev.tandem.engine.operator.parallel;

import dev.tandem.cluster.support.OnCluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// Long arrays of operators on nodes, where they are moved.
@ExtendWith(OnCluster.class)
@Tag("long")
class SharedArraysOnClusterTest extends SharedArraysTest {
    /// No test: what workers have of a segment is a copy of its own.
    @Override
    void aResultIsTheNextArgumentWithoutACopy() {}

    /// No test: results are arrays over what was moved here, which are given back when a collector finds them.
    @Override
    void anErrorGivesItsMemoryBack() {}
}
