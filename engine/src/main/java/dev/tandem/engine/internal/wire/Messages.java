package dev.tandem.engine.internal.wire;

/// The wire protocol in one place: the kinds of frames and what they carry.
///
/// ```
/// frame:   length (4)  kind (1)  id (8)  payload (length bytes)
///
/// worker                          main
///   | READY  token, versions  --->  |     the first frame; anything else ends the connection
///   |  <---  HELLO  number, seed    |
///   |  <---  CALL   id, task        |     run one at a time in the order of arrival
///   |  <---  DEFAULTS               |     with which the calls behind it run
///   |  <---  SEGMENT named, path    |     where a segment is that messages behind it name
///   | OUTPUT text             --->  |     before the answer of the task that printed it
///   | TELL   id, value        --->  |     what a running task says before its answer; id 0: any thread, to the group
///   |  <---  NOTE   id, value       |     what a running task is told; dropped when it has ended
///   | RESULT id | FAILURE id  --->  |     exactly one for each CALL
///   |  <---  CANCEL id, grace       |     interrupts the task, or removes it when not yet begun
///   | RETIRING id             --->  |     cancelled long ago and still running, or told to stop: begins nothing after it
///   | BORROW id, bytes        --->  |     room for the arrays of this call's result
///   |  <---  LEND   id, segment     |     the answer to it
///   | HELD segment            --->  |     mapped here; before the answer of the call that brought it
///   | RELEASED segment        --->  |     a mapping of it is gone
///   |  <---  COLLECT                |     memory is short: look for mappings that nobody can reach
///   |  <---  FORGET segment         |     it is gone
///   |  <---  PING   id              |     answered at once, whatever the task does
///   | STATUS id, heap         --->  |
///   |  <---  STOP                   |     interrupts the task and ends the process
/// ```
///
/// Frames keep their order, but for those that are urgent: they go before all that the socket has not taken.
public final class Messages {
    /// Both sides must speak the same version.
    public static final int PROTOCOL = 8;

    /// Main to worker: a [Hello].
    public static final int HELLO = 1;
    /// Main to worker: a [Parcel] that holds a task.
    public static final int CALL = 2;
    /// Main to worker: the id of a call that is no longer wanted, and eight bytes that say for how many nanoseconds its
    /// task may go on.
    public static final int CANCEL = 3;
    /// Main to worker: end yourself; no payload.
    public static final int STOP = 4;
    /// Main to worker: a [Parcel] for the task of a call that runs.
    public static final int NOTE = 9;
    /// Main to worker: the [Defaults] of the calls that follow.
    public static final int DEFAULTS = 10;

    /// Main to worker: the id is that of a segment in the messages behind it, the payload the [Room] where it is.
    public static final int SEGMENT = 11;

    /// Main to worker: the name of a segment to write to, or an empty text and what is wrong.
    public static final int LEND = 5;
    /// Main to worker: run the garbage collector; no payload.
    public static final int COLLECT = 6;
    /// Main to worker: the id is a segment; no payload.
    public static final int FORGET = 7;
    /// Main to worker: say how you are; the id is [#COLLECTING], or anything else, which the answer repeats.
    public static final int PING = 8;

    /// Worker to main: a [Ready].
    public static final int READY = 16;
    /// Worker to main: its [Timing] and a [Parcel] that holds the value of a call.
    public static final int RESULT = 17;
    /// Worker to main: the call's [Timing] and a [FailureReport].
    public static final int FAILURE = 18;
    /// Worker to main: UTF-8 text that was printed; the id is the stream, [#OUT] or [#ERR].
    public static final int OUTPUT = 19;
    /// Worker to main: a [Telling] of the task of a call that runs, or, with the id 0, for the group.
    public static final int TELL = 24;

    /// Worker to main: the call whose result needs room, and eight bytes that say how much.
    public static final int BORROW = 20;
    /// Worker to main: the id is a segment; no payload.
    public static final int HELD = 21;
    /// Worker to main: the id is a segment; no payload.
    public static final int RELEASED = 22;
    /// Worker to main: a [Status], the answer to a ping, also while a task runs.
    public static final int STATUS = 23;

    /// Worker to main: the call that it computes now, or 0, is its last; no payload.
    public static final int RETIRING = 25;

    /// In a ping: collect the garbage first.
    public static final long COLLECTING = 1;

    /// Stream number of standard output.
    public static final long OUT = 1;
    /// Stream number of standard error.
    public static final long ERR = 2;

    /// Between a place and what relays the frames of its workers: from here on what it likes, and from the next on urgent.
    public static final int RELAYED = 32;
    public static final int URGENT_RELAYED = 48;
    public static final int LAST_RELAYED = 63;

    /// Bytes before the payload.
    public static final int HEADER = 13;
    /// The largest payload before the peer has said who it is.
    public static final int FIRST_LIMIT = 4096;
    /// The largest payload afterwards: the longest array that a JVM can make.
    public static final int LIMIT = Integer.MAX_VALUE - 16;
    /// What may be said in one frame, so that classes and names of segments find room beside it.
    public static final int LONGEST = LIMIT - (64 << 20);

    private Messages() {}

    /// Whether it must get through however much waits before it; what it says does not depend on that.
    static boolean urgent(int kind) {
        return kind == STOP || kind == PING || kind == COLLECT || kind >= URGENT_RELAYED && kind <= LAST_RELAYED;
    }

    static boolean known(int kind) {
        return kind >= HELLO && kind <= SEGMENT || kind >= READY && kind <= RETIRING
                || kind >= RELAYED && kind <= LAST_RELAYED;
    }
}
