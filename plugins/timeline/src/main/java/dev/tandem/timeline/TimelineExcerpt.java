package dev.tandem.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a chart shows of the past: some lanes, as rows from above, and the calls in them. Immutable.
///
/// @param rows the lanes that are shown, those of this machine first, in the order of their pools and numbers
/// @param rowOf for each lane of the model its row, or -1
/// @param calls all calls of the model; see [#isShown]
/// @param retries what was lost and computed again, both shown
/// @param running what has not ended
/// @param begin when the first thing that is shown begins, in seconds
/// @param end when the last one ends
/// @param origin when the seconds begin
/// @param isCut whether earlier calls are not known any more
record TimelineExcerpt(List<Row> rows, int[] rowOf, CallTable calls, List<Retry> retries, List<Running> running, Choice choice, double begin,
        double end, Instant origin,
        boolean isCut) {
    /// A call that has no answer yet.
    record Running(int lane, double begin, double end, String label) {}

    /// A call that repeats one that was lost, by their rows in the table.
    record Retry(int lost, int again) {}

    /// A lane that is shown.
    record Row(WorkerLane.Key key, String name, String group, List<WorkerLane.Life> lives) {
        /// Null for this machine.
        String host() {
            return key.host();
        }
    }

    static TimelineExcerpt of(List<WorkerLane> lanes, CallTable calls, List<Running> running, Choice choice, Instant origin, boolean isCut) {
        double[] extent = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        Map<Long, Integer> lost = new HashMap<>();
        List<Retry> retries = new ArrayList<>();
        boolean[] isShown = new boolean[lanes.size()];
        for (int i = 0; i < calls.size(); i++) {
            if (isOf(lanes.get(calls.lane(i)), choice) && choice.hasTime(calls.made(i), calls.ended(i))) {
                isShown[calls.lane(i)] = true;
                widen(extent, calls.made(i), calls.ended(i));
                if (calls.isInVain(i)) {
                    lost.put(calls.number(i), i);
                }
                Integer before = calls.retryOf(i) == 0 ? null : lost.get(calls.retryOf(i));
                if (before != null) {
                    retries.add(new Retry(before, i));
                }
            }
        }
        List<Running> runs =
                running.stream().filter(each -> isOf(lanes.get(each.lane()), choice) && choice.hasTime(each.begin(), each.end())).toList();
        for (Running each : runs) {
            isShown[each.lane()] = true;
            widen(extent, each.begin(), each.end());
        }
        for (int lane = 0; lane < isShown.length; lane++) {
            isShown[lane] |= isOf(lanes.get(lane), choice) && lives(lanes.get(lane), choice, extent);
        }
        if (extent[0] > extent[1]) {
            extent[0] = 0;
            extent[1] = 0;
        }
        int[] rowOf = new int[lanes.size()];
        return new TimelineExcerpt(rows(lanes, isShown, rowOf), rowOf, calls, retries, runs, choice, Math.max(extent[0], choice.from()),
                Math.min(extent[1], choice.to()), origin, isCut);
    }

    private static boolean isOf(WorkerLane lane, Choice choice) {
        return choice.groupId() == 0 || lane.key().groupId() == choice.groupId();
    }

    /// Whether a worker has begun or ended in that time; those that only waited all the time have nothing to show but that.
    private static boolean lives(WorkerLane lane, Choice choice, double[] extent) {
        boolean any = false;
        for (WorkerLane.Life life : lane.lives()) {
            double end = life.isOver() ? life.end() : Double.POSITIVE_INFINITY;
            if (choice.hasTime(life.begin(), end)) {
                any = true;
                widen(extent, Math.max(life.begin(), choice.from()), life.isOver() ? Math.min(life.end(), choice.to())
                        : Double.isNaN(life.ready()) ? life.begin() : Math.max(life.begin(), Math.min(life.ready(), choice.to())));
            }
        }
        return any;
    }

    private static void widen(double[] extent, double begin, double end) {
        extent[0] = Math.min(extent[0], begin);
        extent[1] = Math.max(extent[1], end);
    }

    private static List<Row> rows(List<WorkerLane> lanes, boolean[] isShown, int[] rowOf) {
        List<Integer> order = new ArrayList<>();
        for (int lane = 0; lane < isShown.length; lane++) {
            rowOf[lane] = -1;
            if (isShown[lane]) {
                order.add(lane);
            }
        }
        order.sort(Comparator.comparing((Integer lane) -> lanes.get(lane).key().host(), Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(lane -> lanes.get(lane).key().groupId()).thenComparing(lane -> lanes.get(lane).key().worker()));
        List<Row> rows = new ArrayList<>();
        for (int lane : order) {
            rowOf[lane] = rows.size();
            WorkerLane shown = lanes.get(lane);
            rows.add(new Row(shown.key(), shown.name(), shown.group(), shown.lives()));
        }
        return List.copyOf(rows);
    }

    /// Which second is the zero of its chart: that in which the chosen run began.
    double zero() {
        return Double.isInfinite(choice.from()) ? 0 : choice.from();
    }

    /// The row of a call, or -1 when it is not shown.
    int row(int call) {
        int row = rowOf[calls.lane(call)];
        return row >= 0 && choice.hasTime(calls.made(call), calls.ended(call)) ? row : -1;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
