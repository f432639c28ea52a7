package dev.tandem.engine.internal.table;

import dev.tandem.engine.TandemException;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Takes what a file of sweeps holds into a new one, where a group can be added: an HDF5 file is written once, from
/// beginning to end.
final class HdfCopy {
    /// In bytes, with room for a number.
    private static final int LONGEST_NAME = 240;

    private HdfCopy() {}

    /// The group of a path below another; made where there is none.
    static WritableGroup descend(WritableGroup from, String path) {
        WritableGroup group = from;
        for (String name : parts(path)) {
            if (!name.equals(freeName(name, Set.of()))) {
                throw new TandemException("not a name for a group: name=" + name + ", group=" + path);
            }
            group = group.putGroup(name);
        }
        return group;
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /// A name that a file can have, and that none of the others is: the name itself, or one like it. Slashes and dots have a
    /// meaning in paths, and the library writes the length of a name as one byte.
    static String freeName(String name, Set<String> others) {
        String plain = name.replace('/', '-');
        String stem = plain.equals(".") || plain.equals("..") ? "-" + plain : plain;
        while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        String free = stem;
        for (int number = 2; others.contains(free); number++) {
            free = stem + "-" + number;
        }
        return free;
    }

    /// Copies a whole file.
    ///
    /// @param added a group that it must not have
    /// @return that group
    static WritableGroup copy(HdfFile old, WritableGroup root, String added) {
        WritableGroup group = copyChildren(old, root, parts(added));
        if (group == null) {
            throw new TandemException("the file has such a group: group=" + added);
        }
        return group;
    }

    /// @param added what is left of the path to the added group; empty or null where it is not
    private static WritableGroup copyChildren(Group from, WritableGroup to, List<String> added) {
        copyAttributes(from, to);
        WritableGroup found = null;
        boolean isOnPath = added != null && !added.isEmpty();
        for (Node child : from.getChildren().values()) {
            if (child.getName().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                throw new TandemException("what the file holds cannot be kept, a name is too long: path=" + child.getPath());
            }
            boolean leads = isOnPath && child.getName().equals(added.getFirst());
            if (child instanceof Group group) {
                WritableGroup inner =
                        copyChildren(group, to.putGroup(child.getName()), leads ? added.subList(1, added.size()) : null);
                found = inner == null ? found : inner;
            } else if (child instanceof Dataset data) {
                copyAttributes(data, readable(child, () -> to.putDataset(child.getName(), data.getData())));
            }
        }
        boolean isNew = isOnPath && from.getChild(added.getFirst()) == null;
        return isNew ? descend(to, String.join("/", added)) : found;
    }

    private static void copyAttributes(Node from, WritableNode to) {
        for (Attribute attribute : from.getAttributes().values()) {
            readable(from, () -> to.putAttribute(attribute.getName(), attribute.getData()));
        }
    }

    // The boundary to the library, which refuses kinds of data in many ways.
    private static <T> T readable(Node node, Supplier<T> copy) {
        try {
            return copy.get();
        } catch (RuntimeException e) {
            throw new TandemException("what the file holds cannot be kept: path=" + node.getPath() + ", cause=" + e, e);
        }
    }
}
