/// Lambdas as data; start at [dev.tandem.engine.internal.graph.lambda.Lambdas].
package dev.tandem.engine.internal.graph.lambda;
