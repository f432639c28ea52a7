package dev.tandem.engine.internal.event;

import dev.tandem.engine.event.CallFacts;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
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
        @Label("Error")
        public String error;
        @Label("Outcome")
        public String outcome;
        @Label("Process")
        public long pid;
        @Label("Host")
        @Description("Where the process is, if not on this machine")
        public String host;
        @Label("Number")
        @Description("Tells it from all other calls of this process")
        public long call;
        @Label("Retry Of")
        @Description("The number of the call that was lost with its worker and is repeated by this one, or 0")
        public long retryOf;
        @Label("Items")
        @Description("How many items of a map or tasks travelled together")
        public int items;
        @Label("Queued")
        @Description("In this process, before it was sent")
        @Timespan(Timespan.NANOSECONDS)
        public long queued;
        @Label("Under Way")
        @Description("On the way to the worker and back")
        @Timespan(Timespan.NANOSECONDS)
        public long way;
        @Label("Waited")
        @Description("On the worker, behind other calls")
        @Timespan(Timespan.NANOSECONDS)
        public long waited;
        @Label("Decoding")
        @Description("Of task and arguments on the worker")
        @Timespan(Timespan.NANOSECONDS)
        public long decoding;
        @Label("Computing")
        @Timespan(Timespan.NANOSECONDS)
        public long computing;
        @Label("Encoding")
        @Description("Of the value on the worker")
        @Timespan(Timespan.NANOSECONDS)
        public long encoding;
        @Label("Reading")
        @Description("Of the answer in this process")
        @Timespan(Timespan.NANOSECONDS)
        public long reading;
        @Label("Bytes Out")
        @DataAmount
        public long bytesOut;
        @Label("Bytes Back")
        @DataAmount
        public long bytesBack;

        /// Takes what is known of the call.
        public void tell(long number, CallFacts facts) {
            call = number;
            outcome = facts.outcome().name();
            pid = facts.pid();
            host = facts.host();
            retryOf = facts.retryOf();
            items = facts.items();
            queued = facts.queued();
            way = facts.way();
            waited = facts.waited();
            decoding = facts.decoding();
            computing = facts.computing();
            encoding = facts.encoding();
            reading = facts.reading();
            bytesOut = facts.bytesOut();
            bytesBack = facts.bytesBack();
        }
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
