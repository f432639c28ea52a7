package dev.tandem.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaNamesTest {
    @Test
    void findsTheNameAtAPlace() {
        assertThat(JavaNames.at("int abc = 1", 4)).isEqualTo("abc");
        assertThat(JavaNames.at("int abc = 1", 7)).isEqualTo("abc");
        assertThat(JavaNames.at("a + b", 2)).isEmpty();
        assertThat(JavaNames.at("", 0)).isEmpty();
    }

    @Test
    void importsGoBehindImportsOrTheCommentThatATextBeginsWith() {
        assertThat(JavaNames.placeOfImport("int a")).isZero();
        assertThat(JavaNames.placeOfImport("// About it.\n// More.\n\nint a")).isEqualTo("// About it.\n// More.\n".length());
        assertThat(JavaNames.placeOfImport("#!/usr/bin/tandem\nint a")).isEqualTo("#!/usr/bin/tandem\n".length());
        assertThat(JavaNames.placeOfImport("// A\n\nimport a.B;\n\nint a")).isEqualTo("// A\n\nimport a.B;\n".length());
        assertThat(JavaNames.placeOfImport("// %% Cell\nint a")).isZero();
    }
}
