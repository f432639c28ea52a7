/// What contributions can have the window do, over what it is made of; begin with
/// [dev.tandem.workbench.capabilities.Capabilities].
package dev.tandem.workbench.capabilities;
