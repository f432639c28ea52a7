/// What the tests of the workbench share.
package dev.tandem.workbench.support;
