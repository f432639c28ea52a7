package dev.tandem.engine.internal.table;

import dev.tandem.engine.TandemException;
import io.jhdf.AbstractNode;
import io.jhdf.HdfFile;
import io.jhdf.ObjectHeader;
import io.jhdf.ObjectHeader.ObjectHeaderV2;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayout;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.GroupInfoMessage;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.LinkMessage.LinkType;
import io.jhdf.object.message.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Tells files that only sweeps were written into from all others. HDF5 has much that a copy would lose or change: only
/// what [HdfTable] writes is known to be copied as it is. One check of one file; for one thread.
final class HdfOrigin {
    /// The group of names that are too long for attributes.
    static final String NAMES = "column_names";
    /// The attribute by which the library tells that it wrote a file, in files of some versions of Tandem.
    private static final String LIBRARY = "_jHDF";
    private static final Set<String> IN_TABLE =
            Set.of("sweep_params", "outputs", "solve_successful", "nominal_idx", "differential_idx", NAMES);
    private static final Set<String> OF_TABLE = Set.of("name", "parameters", "outputs", LIBRARY);
    private static final Set<String> OF_COLUMN = Set.of("value", "lower bound", "upper bound", "units", "full_name");
    private static final List<Class<? extends Message>> OF_DATA =
            List.of(DataTypeMessage.class, DataSpaceMessage.class, FillValueMessage.class, DataLayoutMessage.class);
    private static final Set<Class<? extends Message>> OF_GROUP = Set.of(GroupInfoMessage.class, LinkInfoMessage.class,
            LinkMessage.class, AttributeInfoMessage.class, AttributeMessage.class);
    private static final List<DataType> NUMBERS =
            List.of(DataType.fromObject(0.0), DataType.fromObject((byte) 0), DataType.fromObject(0));

    private final HdfFile file;
    /// Where the object checked last begins: each begins after the one before, so none is reached in two ways.
    private long last;

    private HdfOrigin(HdfFile file) {
        this.file = file;
    }

    /// @throws TandemException when it holds anything else than sweeps; names the first such object
    // The boundary to the library, which refuses kinds of objects in many ways.
    static void check(HdfFile file) {
        Node[] at = {file};
        try {
            new HdfOrigin(file).checkGroup(file, at);
            if (file.getAddress() != WritableHdfFile.ROOT_GROUP_ADDRESS || file.getUserBlockSize() != 0) {
                throw new TandemException(refusal("/"));
            }
        } catch (TandemException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TandemException(refusal(path(at[0])) + ", cause=" + e, e);
        }
    }

    private static String refusal(String path) {
        return "only files that Tandem wrote can be extended, and this one has an object that would not be kept: object=" + path;
    }

    private static TandemException refused(Node node) {
        return new TandemException(refusal(path(node)));
    }

    private static String path(Node node) {
        String path = node.getPath().replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// A table, or a folder with groups of which each is a table or a folder.
    private void checkGroup(Group group, Node[] at) {
        at[0] = group;
        boolean isTable = group.getChild("sweep_params") != null && group.getAttributes().containsKey("name");
        for (Node child : group) {
            at[0] = child;
            if (!(child instanceof Group inner)) {
                throw refused(child);
            }
            if (isTable && IN_TABLE.contains(child.getName())) {
                begin(child);
                checkMember(inner, at);
            } else {
                begin(child);
                checkGroup(inner, at);
            }
        }
        at[0] = group;
        Set<String> attributes = group.getAttributes().keySet();
        boolean isRoot = group == file;
        boolean isEmpty = !group.iterator().hasNext();
        if (isTable ? !OF_TABLE.containsAll(attributes)
                : isEmpty || !(isRoot ? Set.of(LIBRARY) : Set.of()).containsAll(attributes)) {
            throw refused(group);
        }
        checkHeader(group);
    }

    /// What stands in a table: columns with their data, or data.
    private void checkMember(Group member, Node[] at) {
        boolean hasColumns = member.getName().equals("sweep_params") || member.getName().equals("outputs");
        for (Node child : member) {
            at[0] = child;
            begin(child);
            if (hasColumns && child instanceof Group column) {
                for (Node data : column) {
                    at[0] = data;
                    begin(data);
                    checkData(data, OF_COLUMN);
                }
                checkPlain(column);
            } else if (hasColumns) {
                throw refused(child);
            } else {
                checkData(child, member.getName().equals(NAMES) ? OF_TABLE : Set.of(member.getName()));
            }
        }
        at[0] = member;
        checkPlain(member);
    }

    private void checkPlain(Group group) {
        if (!group.getAttributes().isEmpty()) {
            throw refused(group);
        }
        checkHeader(group);
    }

    private void checkData(Node node, Collection<String> names) {
        if (!(node instanceof Dataset data) || !names.contains(data.getName()) || data.getDataLayout() != DataLayout.CONTIGUOUS
                || !isOfTable(data.getDataType())) {
            throw refused(node);
        }
        List<? extends Class<?>> messages = header(node).getMessages().stream().map(Object::getClass).toList();
        if (messages.size() != OF_DATA.size()) {
            throw refused(node);
        }
        for (int k = 0; k < messages.size(); k++) {
            if (!OF_DATA.get(k).isAssignableFrom(messages.get(k))) {
                throw refused(node);
            }
        }
    }

    private static boolean isOfTable(DataType type) {
        return type instanceof StringData text
                ? text.getCharset().equals(StandardCharsets.UTF_8) && text.getPaddingType() == StringData.PaddingType.NULL_TERMINATED
                : NUMBERS.stream().anyMatch(each -> each.getClass() == type.getClass() && bytes(each).equals(bytes(type)));
    }

    private static ByteBuffer bytes(DataType type) {
        return type.toBuffer().rewind();
    }

    private void checkHeader(Group group) {
        List<Message> messages = header(group).getMessages();
        if (!messages.stream().allMatch(each -> OF_GROUP.contains(each.getClass()))
                || messages.stream().anyMatch(each -> each instanceof LinkMessage link && link.getLinkType() != LinkType.HARD)) {
            throw refused(group);
        }
    }

    private ObjectHeader header(Node node) {
        ObjectHeader header = node instanceof AbstractNode known ? known.getHeader()
                : ObjectHeader.readObjectHeader(file.getHdfBackingStorage(), node.getAddress());
        if (!(header instanceof ObjectHeaderV2 plain) || plain.getModificationTime() >= 0
                || header.isAttributeCreationOrderTracked() || plain.getMaximumNumberOfCompactAttributes() >= 0) {
            throw refused(node);
        }
        return header;
    }

    private void begin(Node node) {
        if (node.isLink() || node.getAddress() <= last) {
            throw refused(node);
        }
        last = node.getAddress();
    }
}
