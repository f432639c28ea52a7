package dev.tandem.timeline;

import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.RuntimeEvent.CallFinished;
import java.util.Arrays;

/// Finished calls in columns, in the order of their ends: a million of them take 70 MB. Rows are only added, so whoever knows of some may
/// read them while more come. When there are too many the older half goes, into a new table.
final class CallTable {
    static final int MOST = 1 << 20;
    private static final int FIRST = 1 << 10;
    private static final double NANO = 1e-9;
    private static final CallFacts.Outcome[] OUTCOMES = CallFacts.Outcome.values();
    /// Moments of a call, as columns: how long after it was made, in seconds.
    private static final int SENT = 0;
    private static final int ARRIVED = 1;
    private static final int BEGUN = 2;
    private static final int DECODED = 3;
    private static final int COMPUTED = 4;
    private static final int ENCODED = 5;
    private static final int ENDED = 6;
    private static final int MOMENTS = 7;

    private int[] lanes;
    private double[] made;
    private final float[][] moments = new float[MOMENTS][];
    private byte[] outcomes;
    private long[] numbers;
    private long[] retries;
    private String[] labels;
    private int[] items;
    private long[] bytesOut;
    private long[] bytesBack;
    private int size;

    CallTable() {
        lanes = new int[FIRST];
        made = new double[FIRST];
        Arrays.setAll(moments, _ -> new float[FIRST]);
        outcomes = new byte[FIRST];
        numbers = new long[FIRST];
        retries = new long[FIRST];
        labels = new String[FIRST];
        items = new int[FIRST];
        bytesOut = new long[FIRST];
        bytesBack = new long[FIRST];
    }

    private CallTable(CallTable other) {
        lanes = other.lanes;
        made = other.made;
        System.arraycopy(other.moments, 0, moments, 0, MOMENTS);
        outcomes = other.outcomes;
        numbers = other.numbers;
        retries = other.retries;
        labels = other.labels;
        items = other.items;
        bytesOut = other.bytesOut;
        bytesBack = other.bytesBack;
    }

    int size() {
        return size;
    }

    /// @param lane in which row it is
    /// @param end when it ended, in seconds
    void add(int lane, double end, CallFinished call) {
        if (size == made.length) {
            resize(2 * size);
        }
        CallFacts facts = call.facts();
        lanes[size] = lane;
        made[size] = end - facts.total() * NANO;
        double at = facts.queued() * NANO;
        moments[SENT][size] = (float) at;
        // Half of the way: hosts have no common time.
        at += facts.way() / 2.0 * NANO;
        moments[ARRIVED][size] = (float) at;
        at += facts.waited() * NANO;
        moments[BEGUN][size] = (float) at;
        at += facts.decoding() * NANO;
        moments[DECODED][size] = (float) at;
        at += facts.computing() * NANO;
        moments[COMPUTED][size] = (float) at;
        at += facts.encoding() * NANO;
        moments[ENCODED][size] = (float) at;
        moments[ENDED][size] = (float) (facts.total() * NANO);
        outcomes[size] = (byte) facts.outcome().ordinal();
        numbers[size] = call.call();
        retries[size] = facts.retryOf();
        labels[size] = call.label();
        items[size] = facts.items();
        bytesOut[size] = facts.bytesOut();
        bytesBack[size] = facts.bytesBack();
        size++;
    }

    private void resize(int length) {
        lanes = Arrays.copyOf(lanes, length);
        made = Arrays.copyOf(made, length);
        Arrays.setAll(moments, m -> Arrays.copyOf(moments[m], length));
        outcomes = Arrays.copyOf(outcomes, length);
        numbers = Arrays.copyOf(numbers, length);
        retries = Arrays.copyOf(retries, length);
        labels = Arrays.copyOf(labels, length);
        items = Arrays.copyOf(items, length);
        bytesOut = Arrays.copyOf(bytesOut, length);
        bytesBack = Arrays.copyOf(bytesBack, length);
    }

    /// The rows that are there now, which stay as they are.
    CallTable view() {
        CallTable view = new CallTable(this);
        view.size = size;
        return view;
    }

    /// A table with the newer half.
    CallTable newerHalf() {
        CallTable half = new CallTable(this);
        int from = size / 2;
        half.lanes = Arrays.copyOfRange(lanes, from, size);
        half.made = Arrays.copyOfRange(made, from, size);
        Arrays.setAll(half.moments, m -> Arrays.copyOfRange(moments[m], from, size));
        half.outcomes = Arrays.copyOfRange(outcomes, from, size);
        half.numbers = Arrays.copyOfRange(numbers, from, size);
        half.retries = Arrays.copyOfRange(retries, from, size);
        half.labels = Arrays.copyOfRange(labels, from, size);
        half.items = Arrays.copyOfRange(items, from, size);
        half.bytesOut = Arrays.copyOfRange(bytesOut, from, size);
        half.bytesBack = Arrays.copyOfRange(bytesBack, from, size);
        half.size = size - from;
        return half;
    }

    int lane(int i) {
        return lanes[i];
    }

    double made(int i) {
        return made[i];
    }

    double sent(int i) {
        return made[i] + moments[SENT][i];
    }

    double arrived(int i) {
        return made[i] + moments[ARRIVED][i];
    }

    double begun(int i) {
        return made[i] + moments[BEGUN][i];
    }

    double decoded(int i) {
        return made[i] + moments[DECODED][i];
    }

    double computed(int i) {
        return made[i] + moments[COMPUTED][i];
    }

    double encoded(int i) {
        return made[i] + moments[ENCODED][i];
    }

    double ended(int i) {
        return made[i] + moments[ENDED][i];
    }

    /// In seconds.
    double computing(int i) {
        return moments[COMPUTED][i] - moments[DECODED][i];
    }

    /// Behind other calls on the worker, in seconds.
    double waited(int i) {
        return moments[BEGUN][i] - moments[ARRIVED][i];
    }

    /// On the way there and back, and read here, in seconds.
    double onTheWay(int i) {
        return moments[ARRIVED][i] - moments[SENT][i] + (moments[ENDED][i] - moments[ENCODED][i]);
    }

    /// Decoding and encoding on the worker, in seconds.
    double coding(int i) {
        return moments[DECODED][i] - moments[BEGUN][i] + (moments[ENCODED][i] - moments[COMPUTED][i]);
    }

    CallFacts.Outcome outcome(int i) {
        return OUTCOMES[outcomes[i]];
    }

    /// Whether what it computed was lost: its worker, or the wish for it.
    boolean isInVain(int i) {
        return outcome(i) == CallFacts.Outcome.LOST || outcome(i) == CallFacts.Outcome.CANCELLED;
    }

    long number(int i) {
        return numbers[i];
    }

    long retryOf(int i) {
        return retries[i];
    }

    String label(int i) {
        return labels[i];
    }

    int items(int i) {
        return items[i];
    }

    long bytesOut(int i) {
        return bytesOut[i];
    }

    long bytesBack(int i) {
        return bytesBack[i];
    }
}
