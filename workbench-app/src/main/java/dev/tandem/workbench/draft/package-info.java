/// Texts while they are edited; start at [dev.tandem.workbench.draft.Draft].
package dev.tandem.workbench.draft;
