/// What is computed of the numbers of a variable, without a window; start at [dev.tandem.variables.numbers.Slice].
package dev.tandem.variables.numbers;
