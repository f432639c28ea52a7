package dev.tandem.engine.file;

import dev.tandem.engine.TandemException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.message.DataTypeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/// What an HDF5 file holds: names, attributes, arrays and texts. It is opened for each question and holds nothing open, so
/// that it needs no closing and answers what the file has at that time. Immutable.
///
/// Paths go from the root, such as `/a/b`; links are followed.
public final class Hdf5File {
    private final Path file;

    private Hdf5File(Path file) {
        this.file = file;
    }

    /// @throws TandemException when it cannot be read or is no such file
    public static Hdf5File of(Path file) {
        Hdf5File hdf = new Hdf5File(file);
        hdf.names();
        return hdf;
    }

    /// Answers a question about an open file.
    private interface Question<T> {
        T of(HdfFile hdf) throws IOException;
    }

    // The boundary to the library, which refuses files in many ways.
    private <T> T ask(String about, Question<T> question) {
        HdfReports.silence();
        try (HdfFile hdf = new HdfFile(file)) {
            return question.of(hdf);
        } catch (TandemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new TandemException("HDF5 not read: " + about + "file=" + file + ", cause=" + e, e);
        }
    }

    /// The paths of all data sets, in the order of the file.
    public List<String> names() {
        return ask("", Hdf5File::names);
    }

    private static List<String> names(HdfFile hdf) {
        List<String> names = new ArrayList<>();
        collect(hdf, "/", names, new HashSet<>());
        return List.copyOf(names);
    }

    private static void collect(Group group, String path, List<String> names, Set<Long> seen) {
        if (!seen.add(group.getAddress())) {
            return;
        }
        for (Node child : group) {
            if (child instanceof Group inner) {
                collect(inner, path + child.getName() + "/", names, seen);
            } else if (child instanceof Dataset || child instanceof Link link && leadsToData(link)) {
                names.add(path + child.getName());
            }
        }
    }

    private static boolean leadsToData(Link link) {
        try {
            return link.getTarget() instanceof Dataset;
        } catch (HdfException e) {
            // It leads nowhere.
            return false;
        }
    }

    /// The names of what is in a group: groups, data sets and links.
    ///
    /// @throws TandemException when there is no such group
    public List<String> names(String group) {
        return ask("group=" + group + ", ", hdf -> {
            if (!(node(hdf, group) instanceof Group found)) {
                throw new TandemException("not a group: path=" + group + ", file=" + file);
            }
            return List.copyOf(found.getChildren().keySet());
        });
    }

    /// The attributes of a group or data set by their names: texts, numbers and truth values, or arrays of them as Java has
    /// them; null for one without data.
    ///
    /// @throws TandemException when there is no such object
    public Map<String, Object> attributes(String path) {
        return ask("path=" + path + ", ", hdf -> {
            Map<String, Object> values = new TreeMap<>();
            for (Attribute attribute : node(hdf, path).getAttributes().values()) {
                values.put(attribute.getName(), value(attribute));
            }
            return values;
        });
    }

    private static Object value(Attribute attribute) {
        Object value = attribute.getData();
        boolean isTruth = attribute.getDataType() instanceof EnumDataType type && HdfElements.isTruth(type);
        return isTruth && value instanceof String text ? (Object) text.equals("TRUE") : value;
    }

    /// The array of a data set, bit by bit, with a last axis of two for complex numbers.
    ///
    /// @throws TandemException when there is no such data set, or no array can hold it
    public INDArray array(String path) {
        return ask("path=" + path + ", ", hdf -> new HdfData(data(hdf, path)).array("path=" + path + ", file=" + file));
    }

    /// The texts of a data set, the last axis varying quickest.
    ///
    /// @throws TandemException when there is no such data set, or it has no texts
    public List<String> texts(String path) {
        return ask("path=" + path + ", ", hdf -> {
            Dataset data = data(hdf, path);
            if (data.getJavaType() != String.class || data.getDataType() instanceof EnumDataType) {
                throw new TandemException("not texts: type=" + data.getDataType().getClass().getSimpleName() + ", path=" + path
                        + ", file=" + file);
            }
            List<String> texts = new ArrayList<>();
            flatten(data.getData(), texts);
            return List.copyOf(texts);
        });
    }

    private static void flatten(Object value, List<String> texts) {
        if (value instanceof Object[] values) {
            for (Object each : values) {
                flatten(each, texts);
            }
        } else if (value instanceof String text) {
            texts.add(text);
        }
    }

    private Dataset data(HdfFile hdf, String path) {
        if (!(node(hdf, path) instanceof Dataset data)) {
            throw new TandemException("not a data set: path=" + path + ", file=" + file);
        }
        if (((DatasetBase) data).getHeader().getMessageOfType(DataTypeMessage.class).isMessageShared()) {
            // The library takes the reference to the type for the type.
            throw new TandemException("the data set has a named type, which cannot be read: path=" + path + ", file=" + file);
        }
        return data;
    }

    private Node node(HdfFile hdf, String path) {
        String plain = path.replaceAll("^/+|/+$", "");
        if (plain.isEmpty()) {
            return hdf;
        }
        try {
            Node node = hdf.getByPath(plain);
            return node instanceof Link link ? link.getTarget() : node;
        } catch (HdfException e) {
            throw new TandemException("no such object: path=" + path + ", data sets=" + Excerpt.of(names(hdf)) + ", file=" + file, e);
        }
    }

    @Override
    public String toString() {
        return "Hdf5File[" + file.getFileName() + ", names=" + Excerpt.of(names()) + "]";
    }
}
