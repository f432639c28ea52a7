package dev.tandem.engine.sweep.point;

import java.io.Serializable;

/// Something to be done at a point, on a worker.
@FunctionalInterface
public interface PointAction extends Serializable {
    void at(Point point) throws Exception;
}
