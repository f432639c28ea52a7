package dev.tandem.engine.wire;

/// The wire protocol in one place: the kinds of frames and what they carry.
///
/// ```
/// frame:   length (4)  kind (1)  id (8)  payload (length bytes)
///
/// worker                          main
///   | READY  token, versions  --->  |     the first frame; anything else ends the connection
///   |  <---  HELLO  number, seed    |
///   |  <---  CALL   id, task        |     run one at a time in the order of arrival
///   | OUTPUT text             --->  |     before the answer of the task that printed it
///   | RESULT id | FAILURE id  --->  |     exactly one for each CALL
///   |  <---  CANCEL id              |     interrupts the task, or removes it when not yet begun
///   |  <---  STOP                   |     interrupts the task and ends the process
/// ```
public final class Messages {
    /// Both sides must speak the same version.
    public static final int PROTOCOL = 2;

    /// Main to worker: a [Hello].
    public static final int HELLO = 1;
    /// Main to worker: a [Parcel] that holds a task.
    public static final int CALL = 2;
    /// Main to worker: the id of a call that is no longer wanted; no payload.
    public static final int CANCEL = 3;
    /// Main to worker: end yourself; no payload.
    public static final int STOP = 4;

    /// Worker to main: a [Ready].
    public static final int READY = 16;
    /// Worker to main: a [Parcel] that holds the value of a call.
    public static final int RESULT = 17;
    /// Worker to main: a [FailureReport].
    public static final int FAILURE = 18;
    /// Worker to main: UTF-8 text that was printed; the id is the stream, [#OUT] or [#ERR].
    public static final int OUTPUT = 19;

    /// Stream number of standard output.
    public static final long OUT = 1;
    /// Stream number of standard error.
    public static final long ERR = 2;

    /// Bytes before the payload.
    public static final int HEADER = 13;
    /// The largest payload before the peer has said who it is.
    public static final int FIRST_LIMIT = 4096;
    /// The largest payload afterwards: the longest array that a JVM can make.
    public static final int LIMIT = Integer.MAX_VALUE - 16;

    private Messages() {}

    static boolean known(int kind) {
        return kind >= HELLO && kind <= STOP || kind >= READY && kind <= OUTPUT;
    }
}
