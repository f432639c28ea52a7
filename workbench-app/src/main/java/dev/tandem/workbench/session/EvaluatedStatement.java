package dev.tandem.workbench.session;

/// One evaluated statement, and where the text goes on.
///
/// @param next the offset of the text that remains
public record EvaluatedStatement(StatementOutcome outcome, int next) {}
