package dev.tandem.engine.sweep.point;

import java.io.Serializable;

/// A variable of a model that a sweep sets by [Point#set]: its value, its bounds, or whether it is fixed.
/// Not thread-safe; part of what [dev.tandem.engine.sweep.Sweep#build] makes on each worker.
public final class ModelVariable implements Serializable {
    private static final long serialVersionUID = 1L;

    private double value;
    private double lower = Double.NEGATIVE_INFINITY;
    private double upper = Double.POSITIVE_INFINITY;
    private boolean fixed;

    public ModelVariable(double value) {
        this.value = value;
    }

    public double value() {
        return value;
    }

    public double lower() {
        return lower;
    }

    public double upper() {
        return upper;
    }

    /// Whether its value is given and not to be found.
    public boolean isFixed() {
        return fixed;
    }

    /// Sets what the mode names, and nothing else but that a value becomes fixed.
    public void set(SetMode mode, double sample) {
        switch (mode) {
            case VALUE -> {
                value = sample;
                fixed = true;
            }
            case LOWER_BOUND -> lower = sample;
            case UPPER_BOUND -> upper = sample;
            case FIXED_STATE -> fixed = sample != 0;
        }
    }

    @Override
    public String toString() {
        return "ModelVariable[" + value + (fixed ? ", fixed" : "") + ", " + lower + " to " + upper + "]";
    }
}
