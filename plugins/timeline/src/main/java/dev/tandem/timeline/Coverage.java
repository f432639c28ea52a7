package dev.tandem.timeline;

/// How much of each pixel of a row which kind takes: calls too short to be told apart are merged, none is dropped. Used by one thread.
final class Coverage {
    /// Longer ones are told apart by an edge.
    private static final double LONG = 3;
    private static final double FAINTEST = 0.35;

    private final float[][] parts = new float[Kind.values().length][];
    private final int width;
    private final boolean[] edges;

    Coverage(int width) {
        this.width = width;
        this.edges = new boolean[width];
    }

    /// @param from in pixels
    void add(Kind kind, double from, double to) {
        if (to < 0 || from >= width) {
            return;
        }
        if (parts[kind.ordinal()] == null) {
            parts[kind.ordinal()] = new float[width];
        }
        float[] part = parts[kind.ordinal()];
        int first = (int) Math.max(0, Math.floor(from));
        int last = (int) Math.min(width - 1, Math.floor(to));
        for (int x = first; x <= last; x++) {
            part[x] += (float) (Math.min(to, x + 1) - Math.max(from, x));
        }
        // However short it is, it was there.
        part[first] = Math.max(part[first], Float.MIN_NORMAL);
        if (to - from >= LONG && to < width) {
            edges[last] = true;
        }
    }

    /// As [#add], of what begins and ends in one pixel.
    ///
    /// @param share how much of it
    void addWithin(Kind kind, int x, double share) {
        if (x >= width || share <= 0) {
            return;
        }
        if (parts[kind.ordinal()] == null) {
            parts[kind.ordinal()] = new float[width];
        }
        parts[kind.ordinal()][x] += (float) Math.max(share, Float.MIN_NORMAL);
    }

    /// Whether there is anything of a kind.
    boolean has(Kind kind) {
        return parts[kind.ordinal()] != null;
    }

    /// How strong a kind is to be seen in a column of pixels: 0 for not at all, 1 for what takes all of it.
    double strength(Kind kind, int x) {
        float[] part = parts[kind.ordinal()];
        return part == null || part[x] <= 0 ? 0 : FAINTEST + (1 - FAINTEST) * Math.min(1, part[x]);
    }

    /// Whether a long call ends there.
    boolean isEdge(int x) {
        return edges[x];
    }
}
