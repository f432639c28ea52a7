package dev.tandem.timeline;

import java.util.List;

/// How well workers were used, in the time from the first call that is shown to the end of the last one.
///
/// Let T be that time, W the time that workers lived in it, together, P = W / T how many there were on average, and C what they computed
/// that was not lost, together. Then the speed-up is C / T: how many times longer one worker would have computed; the efficiency C / W;
/// the imbalance how much longer the busiest worker computed than all on average, max / mean - 1 (as DeRose, Homer and Johnson define it). What
/// W has beside C is told as parts of W.
///
/// @param seconds T
/// @param workers P
/// @param computing C, in seconds
/// @param speedUp 0 when nothing was computed
/// @param efficiency of 1
/// @param imbalance 0 when all computed as long
/// @param inVain part of W in which was computed what was lost or given up
/// @param starting part of W in which workers started
/// @param transfer part of W in which workers read and wrote arguments and values, or had nothing to do while a call was on its way
/// @param waiting the rest: nothing to do
record TimelineFigures(double seconds, double workers, double computing, double speedUp, double efficiency, double imbalance, double inVain,
        double starting, double transfer, double waiting, int calls) {
    /// A worker that has waited less for a call than this had nothing to do before.
    private static final double NOT_BEHIND = 50e-6;

    /// Sums of one row, in seconds.
    private static final class Sums {
        private double computed;
        private double vain;
        private double transfer;
    }

    static TimelineFigures of(TimelineExcerpt excerpt) {
        Sums[] sums = new Sums[excerpt.rows().size()];
        double[] time = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int count = 0;
        CallTable calls = excerpt.calls();
        for (int i = 0; i < calls.size(); i++) {
            int row = excerpt.row(i);
            if (row >= 0) {
                sums[row] = sums[row] == null ? new Sums() : sums[row];
                add(calls, i, sums[row]);
                time[0] = Math.min(time[0], calls.made(i));
                time[1] = Math.max(time[1], calls.ended(i));
                count++;
            }
        }
        return count == 0 ? new TimelineFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) : of(excerpt.rows(), sums, time[0], time[1], count);
    }

    private static void add(CallTable calls, int i, Sums to) {
        if (calls.isInVain(i)) {
            to.vain += calls.computing(i);
        } else {
            to.computed += calls.computing(i);
        }
        to.transfer += calls.coding(i) + (calls.waited(i) < NOT_BEHIND ? calls.onTheWay(i) : 0);
    }

    private static TimelineFigures of(List<TimelineExcerpt.Row> rows, Sums[] sums, double from, double to, int count) {
        double lived = 0;
        double starting = 0;
        double computed = 0;
        double most = 0;
        double vain = 0;
        double transfer = 0;
        int busy = 0;
        for (int row = 0; row < sums.length; row++) {
            double[] life = life(rows.get(row), from, to);
            lived += life[0];
            starting += life[1];
            busy += life[0] > 0 || sums[row] != null ? 1 : 0;
            if (sums[row] != null) {
                computed += sums[row].computed;
                most = Math.max(most, sums[row].computed);
                vain += sums[row].vain;
                transfer += sums[row].transfer;
            }
        }
        double time = to - from;
        double room = Math.max(lived, computed + vain);
        transfer = Math.max(0, Math.min(transfer, room - computed - vain - starting));
        double waiting = Math.max(0, room - computed - vain - starting - transfer);
        return new TimelineFigures(time, room / time, computed, computed / time, computed / room, computed == 0 ? 0 : most * busy / computed - 1,
                vain / room, starting / room, transfer / room, waiting / room, count);
    }

    /// For how long there was a worker of a row, and for how long of that it started.
    private static double[] life(TimelineExcerpt.Row row, double from, double to) {
        double lived = 0;
        double starting = 0;
        for (WorkerLane.Life life : row.lives()) {
            double end = life.isOver() ? life.end() : to;
            lived += overlap(life.begin(), end, from, to);
            starting += overlap(life.begin(), Double.isNaN(life.ready()) ? end : life.ready(), from, to);
        }
        return new double[] {row.lives().isEmpty() ? to - from : lived, starting};
    }

    private static double overlap(double begin, double end, double from, double to) {
        return Math.max(0, Math.min(end, to) - Math.max(begin, from));
    }
}
