/// Evaluates what a person types or a script holds, in this process, and can be stopped; start at
/// [dev.tandem.workbench.session.Session].
package dev.tandem.workbench.session;
