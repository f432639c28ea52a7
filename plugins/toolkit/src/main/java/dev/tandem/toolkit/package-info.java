/// Controls that several views use.
package dev.tandem.toolkit;
