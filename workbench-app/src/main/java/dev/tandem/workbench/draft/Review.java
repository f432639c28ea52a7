package dev.tandem.workbench.draft;

import java.util.List;

/// What the compiler says of a text that is being edited.
///
/// @param text the whole of it
/// @param findings in the order of the text
public record Review(String text, List<Finding> findings) {
    public Review {
        findings = List.copyOf(findings);
    }
}
