/// What a worker of a task pool does: batches of tasks, their outcomes, what is logged meanwhile; start at
/// [dev.tandem.engine.internal.task.TaskBatch].
package dev.tandem.engine.internal.task;
