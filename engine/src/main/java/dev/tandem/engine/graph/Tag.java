package dev.tandem.engine.graph;

/// The first byte of each encoded value.
final class Tag {
    static final int NULL = 0;
    static final int REFERENCE = 1;
    static final int TRUE = 2;
    static final int FALSE = 3;
    static final int BYTE = 4;
    static final int SHORT = 5;
    static final int CHAR = 6;
    static final int INT = 7;
    static final int LONG = 8;
    static final int FLOAT = 9;
    static final int DOUBLE = 10;
    static final int STRING = 11;
    static final int CLASS = 12;
    static final int ENUM = 13;
    static final int PRIMITIVE_ARRAY = 14;
    static final int OBJECT_ARRAY = 15;
    static final int RECORD = 16;
    static final int PLAIN = 17;
    static final int LAMBDA = 18;
    static final int COLLECTION = 19;
    static final int MAP = 20;
    static final int REBUILT = 21;
    static final int ND_ARRAY = 22;
    static final int JAVA = 23;
    static final int SEGMENT_ARRAY = 24;
    static final int SEGMENT_PRIMITIVES = 25;
    static final int SHARED_BUFFER = 26;
    static final int RUN = 27;
    /// A text, of which there is one object for all literals.
    static final int LITERAL = 28;
    static final int ORDERED = 29;
    static final int CONSTANT = 30;

    private Tag() {}
}
