/// What is known of the rows that a sweep has stored: what became of them, and what they answer; start at
/// [dev.tandem.engine.sweep.store.QueryResult].
package dev.tandem.engine.sweep.store;
