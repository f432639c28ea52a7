package dev.tandem.engine.internal.graph.bytes;

/// The first byte of each encoded value.
public final class Tag {
    public static final int NULL = 0;
    public static final int REFERENCE = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    static final int BYTE = 4;
    static final int SHORT = 5;
    static final int CHAR = 6;
    public static final int INT = 7;
    static final int LONG = 8;
    static final int FLOAT = 9;
    static final int DOUBLE = 10;
    public static final int STRING = 11;
    public static final int CLASS = 12;
    public static final int ENUM = 13;
    public static final int PRIMITIVE_ARRAY = 14;
    public static final int OBJECT_ARRAY = 15;
    public static final int RECORD = 16;
    public static final int PLAIN = 17;
    public static final int LAMBDA = 18;
    public static final int COLLECTION = 19;
    public static final int MAP = 20;
    public static final int REBUILT = 21;
    public static final int ND_ARRAY = 22;
    public static final int JAVA = 23;
    public static final int SEGMENT_ARRAY = 24;
    public static final int SEGMENT_PRIMITIVES = 25;
    public static final int SHARED_BUFFER = 26;
    public static final int RUN = 27;
    /// A text, of which there is one object for all literals.
    public static final int LITERAL = 28;
    public static final int ORDERED = 29;
    public static final int CONSTANT = 30;
    /// All elements of what they are in; see [dev.tandem.engine.internal.graph.bundle.Bundle].
    public static final int BUNDLE = 31;

    private Tag() {}
}
