package dev.tandem.workbench.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardImportsTest {
    private static final List<String> PACKAGES = new StandardImports().lines().stream()
            .filter(line -> line.endsWith(".*;") && !line.contains(" static ")).map(line -> line.substring("import ".length(), line.length() - 3))
            .toList();

    /// Scripts of users rely on them, wherever their packages go.
    @ParameterizedTest
    @ValueSource(strings = {
        "CallInterruptedException", "CallTimeoutException", "CannotShipException", "ClosedException", "ProtocolException",
        "RemoteException", "TandemException", "TaskFailedException", "WorkerLostException", "Action", "Function1", "Function2",
        "Function3", "Task", "CallListener", "CallOptions", "EventChannel", "GroupSpec", "Keepable", "KillStep", "KillSwitch",
        "ParallelExecutionManager", "RuntimeEvent", "RuntimeEvents", "RuntimeSnapshot", "WorkerGroup", "WorkerLog", "WorkerOptions",
        "WorkerState", "WorkerUsage", "Worker", "Immutable", "MapListener", "MapOptions",
        "RemoteObject", "RemoteObjectManager", "WorkerPool", "ColumnOfOperators", "Complex", "DirectSum",
        "DistributedVectorOfOperators", "ExitCode", "FourierTransform", "FunctionOperator", "Linearization", "MatrixOfOperators",
        "Operator", "Operators", "Outcome", "ParallelOperator", "ParallelOptions", "ParallelVectorOfOperators", "Tangent",
        "UniformGrid", "VectorOfOperators", "VectorSpace", "ConjugateGradients", "HilbertSpace", "IrgnmCg", "Landweber", "Setting",
        "Solver", "SolverFailedException", "SolverStep", "StopRule", "TikhonovCg", "NoResultYetException",
        "NothingOutstandingException", "PoolManager", "PoolManagerBuilder", "PoolProcess", "QueueFullException", "CsvCell",
        "CsvOptions", "CsvTable", "Hdf5File", "NpyArray", "NpzFile", "DifferentialResult", "DifferentialSweep", "LocalResults",
        "ModelVariable", "ParallelManager", "PartialResultsException", "PeerOptions", "Peers", "Point", "PointAction",
        "RecursiveSweep", "RowStatus", "RunningSweep", "Samples", "SetMode", "Sweep", "SweepEvent", "SweepEvents", "SweepFailure",
        "SweepFiles", "SweepIncompleteException", "SweepProgress", "SweepResult", "SweepRow", "LoopOptions", "LoopResult", "LoopTool",
        "QueryResult"})
    void aNameIsThereOnce(String name) {
        assertThat(PACKAGES).filteredOn(each -> isPublic(each + "." + name)).hasSize(1);
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, StandardImportsTest.class.getClassLoader()).getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
