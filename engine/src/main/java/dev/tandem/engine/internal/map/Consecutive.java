package dev.tandem.engine.internal.map;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/// The numbers from 0 on as items of a map, which need not travel: a worker knows them by their places.
public final class Consecutive extends AbstractList<Integer> implements RandomAccess {
    private final int size;

    public Consecutive(int size) {
        this.size = size;
    }

    @Override
    public Integer get(int index) {
        return Objects.checkIndex(index, size);
    }

    @Override
    public int size() {
        return size;
    }
}
