package dev.tandem.engine.peer;

import java.util.Collections;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The only process of its kind: what peers do together is nothing, or its own.
abstract class LonePeer implements Peers {
    @Override
    public int rank() {
        return 0;
    }

    @Override
    public int numberOfWorkerProcesses() {
        return 1;
    }

    @Override
    public void syncWithPeers() {
        // There are no others.
    }

    @Override
    public void syncArrayWithPeers(double[] data) {
        // It is the root's already.
    }

    @Override
    public void syncArrayWithPeers(INDArray data) {
        // It is the root's already.
    }

    @Override
    public <T> T syncObjectWithPeers(T object) {
        return object;
    }

    @Override
    public <T> List<T> combineDataWithPeers(T data) {
        return Collections.singletonList(data);
    }

    @Override
    public double[] sumValuesAndSync(double[] values) {
        return values.clone();
    }

    @Override
    public INDArray sumValuesAndSync(INDArray values) {
        return values.dup();
    }

    @Override
    public void gatherArraysToRoot(double[] send, double[] receive, int[] sizes) {
        GatherSizes.require(List.of(send.length), sizes, receive == null ? 0 : receive.length);
        System.arraycopy(send, 0, receive, 0, send.length);
    }

    @Override
    public <P, R> List<LocalResults<P, R>> resultsFromLocalTree(List<LocalResults<P, R>> results) {
        return results;
    }
}
