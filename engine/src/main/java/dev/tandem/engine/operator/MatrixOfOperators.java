package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/// Operators in rows and columns: T(x)_i = sum over j of T_ij(x_j), from a direct sum to a direct sum. Null stands for zero.
public final class MatrixOfOperators extends Operator {
    private static final long serialVersionUID = 1L;

    private final DirectSum from;
    private final DirectSum to;
    private final Operator[][] entries;

    /// @param entries the rows; each row and each column needs an operator
    public MatrixOfOperators(List<? extends List<? extends Operator>> entries) {
        this(array(entries));
    }

    private MatrixOfOperators(Operator[][] entries) {
        DirectSum domain = domain(entries);
        DirectSum codomain = codomain(entries);
        boolean isLinear = true;
        for (int i = 0; i < entries.length; i++) {
            for (int j = 0; j < entries[i].length; j++) {
                check(entries[i][j], domain.get(j), codomain.get(i));
                isLinear &= entries[i][j] == null || entries[i][j].linear();
            }
        }
        super(domain, codomain, isLinear);
        this.from = domain;
        this.to = codomain;
        this.entries = entries;
    }

    static MatrixOfOperators diagonal(List<Operator> blocks) {
        Operator[][] entries = new Operator[blocks.size()][blocks.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i][i] = blocks.get(i);
        }
        return new MatrixOfOperators(entries);
    }

    private static Operator[][] array(List<? extends List<? extends Operator>> rows) {
        return rows.stream().map(row -> row.toArray(Operator[]::new)).toArray(Operator[][]::new);
    }

    private static DirectSum domain(Operator[][] entries) {
        List<VectorSpace> spaces = new ArrayList<>();
        for (int j = 0; entries.length > 0 && j < entries[0].length; j++) {
            VectorSpace found = null;
            for (Operator[] row : entries) {
                if (row.length != entries[0].length) {
                    throw new TandemException("rows differ in length: first=" + entries[0].length + ", other=" + row.length);
                }
                found = found == null && row[j] != null ? row[j].domain() : found;
            }
            spaces.add(required(found, "column", j));
        }
        return DirectSum.of(spaces);
    }

    private static DirectSum codomain(Operator[][] entries) {
        List<VectorSpace> spaces = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            VectorSpace found = null;
            for (Operator entry : entries[i]) {
                found = found == null && entry != null ? entry.codomain() : found;
            }
            spaces.add(required(found, "row", i));
        }
        return DirectSum.of(spaces);
    }

    private static VectorSpace required(VectorSpace found, String where, int index) {
        if (found == null) {
            throw new TandemException("needs an operator: " + where + "=" + index);
        }
        return found;
    }

    private static void check(Operator entry, VectorSpace domain, VectorSpace codomain) {
        if (entry != null && (!entry.domain().equals(domain) || !entry.codomain().equals(codomain))) {
            throw new TandemException("operator does not fit its row and column: operator=" + entry + ", domain="
                    + domain + ", codomain=" + codomain);
        }
    }

    @Override
    protected INDArray compute(INDArray x) throws Exception {
        return forward(x, (entry, part) -> entry.run(part, false));
    }

    @Override
    protected INDArray computeAdjoint(INDArray y) throws Exception {
        return backward(y, (i, j, part) -> entries[i][j].runAdjoint(part, false));
    }

    @Override
    protected Tangent differentiate(INDArray x) throws Exception {
        List<INDArray> parts = from.split(x);
        Tangent[][] tangents = new Tangent[entries.length][from.size()];
        List<Tangent> all = new ArrayList<>();
        for (int i = 0; i < entries.length; i++) {
            for (int j = 0; j < from.size(); j++) {
                if (entries[i][j] != null) {
                    tangents[i][j] = entries[i][j].tangentAt(parts.get(j), false);
                    all.add(tangents[i][j]);
                }
            }
        }
        INDArray value = rows((i, j) -> tangents[i][j].value());
        return Held.of(value, h -> {
            List<INDArray> steps = from.split(h);
            return rows((i, j) -> tangents[i][j].derivative(steps.get(j)));
        }, y -> backward(y, (i, j, part) -> tangents[i][j].adjoint(part)), all.toArray(Tangent[]::new));
    }

    private interface Forward {
        INDArray apply(Operator entry, INDArray part) throws Exception;
    }

    private interface Entry {
        INDArray at(int row, int column) throws Exception;
    }

    private interface Backward {
        INDArray apply(int row, int column, INDArray part) throws Exception;
    }

    private INDArray forward(INDArray x, Forward step) throws Exception {
        List<INDArray> parts = from.split(x);
        return rows((i, j) -> step.apply(entries[i][j], parts.get(j)));
    }

    private INDArray rows(Entry entry) throws Exception {
        INDArray[] results = new INDArray[entries.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = to.get(i).zeros();
            for (int j = 0; j < from.size(); j++) {
                if (Objects.nonNull(entries[i][j])) {
                    results[i].addi(entry.at(i, j));
                }
            }
        }
        return to.join(results);
    }

    private INDArray backward(INDArray y, Backward step) throws Exception {
        List<INDArray> parts = to.split(y);
        INDArray[] results = new INDArray[from.size()];
        for (int j = 0; j < results.length; j++) {
            results[j] = from.get(j).zeros();
            for (int i = 0; i < entries.length; i++) {
                if (entries[i][j] != null) {
                    results[j].addi(step.apply(i, j, parts.get(i)));
                }
            }
        }
        return from.join(results);
    }

    @Override
    boolean isTrusted() {
        return true;
    }
}
