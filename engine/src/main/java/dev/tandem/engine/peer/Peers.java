package dev.tandem.engine.peer;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Processes of equal standing that run the same function, as one of them sees it. Each must make the same calls in
/// the same order; one that fails, dies or ends without them fails all that wait, by name.
public interface Peers {
    /// Whether this process is the one from which values are broadcast and where arrays are gathered.
    default boolean isRootProcess() {
        return rank() == 0;
    }

    /// The number of this process among its peers, from 0.
    int rank();

    /// How many peers work.
    int numberOfWorkerProcesses();

    /// Waits until all peers are here.
    void syncWithPeers();

    /// Fills the array with the root's, which must have the same length.
    void syncArrayWithPeers(double[] data);

    /// Fills the array with the root's, which must have the same shape.
    void syncArrayWithPeers(INDArray data);

    /// The root's object, a copy of it in all other processes.
    <T> T syncObjectWithPeers(T object);

    /// What each process gave, in the order of their numbers, the same everywhere.
    <T> List<T> combineDataWithPeers(T data);

    /// The sum of what all processes gave, the same bits everywhere.
    default double sumValuesAndSync(double value) {
        return sumValuesAndSync(new double[] {value})[0];
    }

    /// The sums, element by element, of what all processes gave, the same bits everywhere.
    double[] sumValuesAndSync(double[] values);

    /// The sums, element by element, of what all processes gave.
    INDArray sumValuesAndSync(INDArray values);

    /// Puts the arrays of all processes one after the other into an array of the root.
    ///
    /// @param receive where they go; ignored elsewhere
    /// @param sizes how long each process's is; ignored elsewhere
    /// @throws dev.tandem.engine.TandemException in all processes when the sizes are not these, or do not fill the array
    void gatherArraysToRoot(double[] send, double[] receive, int[] sizes);

    /// Those results for which this process is responsible.
    <P, R> List<LocalResults<P, R>> resultsFromLocalTree(List<LocalResults<P, R>> results);
}
