package dev.tandem.engine.sweep;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.WorkerContext;

/// Runs on a worker: executes one sample with what was built there, which the first one builds.
///
/// @param work under which number the worker has its [Site]
record SampleTask(long work, int sample, Object parameter) implements Task<Share.Outcome> {
    private static final long serialVersionUID = 1L;

    /// Runs on a worker before any sample: keeps what is to be done.
    record Prepare(long id, Work work) implements Task<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public Object run() {
            WorkerContext.current().objects().put(id, new Site(work));
            return null;
        }
    }

    /// What is built on one worker, once; used by its task thread.
    private static final class Site {
        private final Work work;
        private Object built;
        private Throwable failure;
        private boolean begun;

        Site(Work work) {
            this.work = work;
        }

        // What the user's build throws is the error of each sample that comes here.
        @SuppressWarnings("IllegalCatch")
        Object build() throws Exception {
            if (!begun) {
                begun = true;
                try {
                    built = work.build();
                } catch (Throwable e) {
                    failure = e;
                }
            }
            if (failure instanceof Error e) {
                throw e;
            } else if (failure != null) {
                throw (Exception) failure;
            }
            return built;
        }
    }

    @Override
    public Share.Outcome run() {
        Site site = (Site) WorkerContext.current().objects().get(work);
        Share one = new Share(site.work, sample, new Object[] {parameter});
        return ShareTask.travelling(one.compute(site::build, read -> {}));
    }
}
