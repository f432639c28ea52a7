/// Extensions of plugins, each standing for what it calls under guard.
package dev.tandem.workbench.plugins.extension;
