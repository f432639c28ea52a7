/// Operators that are computed on workers; start at [dev.tandem.engine.operator.parallel.ParallelVectorOfOperators].
///
/// ```
///        main process                                       worker process, one operator or more
///   ParallelOperator > OperatorGroup -- OperatorOrder, Portion -->  OperatorAsWorker: the operator and its derivatives
///        Handout, Harvest ===== shared memory ============  reads its part, writes its part
/// ```
package dev.tandem.engine.operator.parallel;
