/// What another terminal of the same user sees of a Tandem and can end there; start at [dev.tandem.workbench.outside.Door] and
/// [dev.tandem.workbench.outside.Neighbours].
package dev.tandem.workbench.outside;
