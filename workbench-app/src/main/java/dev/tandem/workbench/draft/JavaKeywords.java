package dev.tandem.workbench.draft;

import java.util.Set;

/// The words of Java that are no names, with those that are none in some places.
public final class JavaKeywords {
    public static final Set<String> ALL = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char", "class", "continue",
            "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for", "if", "implements", "import",
            "instanceof", "int", "interface", "long", "native", "new", "null", "package", "permits", "private", "protected", "public", "record",
            "return", "sealed", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try",
            "var", "void", "volatile", "when", "while", "yield");

    private JavaKeywords() {}
}
