package dev.tandem.engine.internal.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/// What happens in the runtime, for JDK Flight Recorder. Costs nothing while nobody records.
///
/// Recorded in the main process: what workers compute is seen from here, with their numbers as attributes.
public final class FlightEvents {
    private FlightEvents() {}

    /// A call from the moment its worker began to compute it until its answer was read.
    @Name("dev.tandem.Call")
    @Label("Call")
    @Category({"Tandem", "Worker"})
    @Description("A worker computes a call")
    @StackTrace(false)
    public static final class Call extends Event {
        @Label("Group")
        public String group;
        @Label("Worker")
        public int worker;
        @Label("Call")
        public String label;
        @Label("Waited")
        @Description("From the call until the worker began to compute it")
        @Timespan(Timespan.NANOSECONDS)
        public long waited;
        @Label("Error")
        public String error;
    }

    /// A worker changed its state.
    @Name("dev.tandem.Worker")
    @Label("Worker")
    @Category({"Tandem", "Worker"})
    @Description("A worker changed its state")
    @StackTrace(false)
    public static final class Worker extends Event {
        @Label("Group")
        public String group;
        @Label("Worker")
        public int worker;
        @Label("Process")
        public long pid;
        @Label("State")
        public String state;
        @Label("Reason")
        public String reason;
    }

    /// A worker is asked, terminated or killed.
    @Name("dev.tandem.WorkerEnding")
    @Label("Worker Ending")
    @Category({"Tandem", "Worker"})
    @Description("A step on the way to a worker's end")
    @StackTrace(false)
    public static final class WorkerEnding extends Event {
        @Label("Group")
        public String group;
        @Label("Worker")
        public int worker;
        @Label("Step")
        public String step;
    }
}
