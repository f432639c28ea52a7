package dev.tandem.engine.internal.relay.traffic;

import dev.tandem.engine.internal.wire.Messages;
import java.time.Duration;

/// What a client and its relay say to each other, beside the frames of workers. The id of a message is a link, which is of one
/// process of one worker and never used again, or a segment.
///
/// ```
///  client                          relay
///   | FRAME link, names, f. --->  |     a frame of a worker with the segments that it names, in their order
///   |  <--- FRAME link, names, f. |     also what the process printed, and its end (GONE), after all that it said
///   | OPEN segment, bytes   --->  |     room for a copy; either way, as the next ones
///   |  <--- GRANT | REFUSE        |
///   | PIECE segment, offset --->  |     256 KiB of it, at most eight that are not answered by a CREDIT
///   |  <--- CREDIT                |
///   | DROP segment          --->  |     the copy is of no use any more
///   - - - - - - - - - - - - - - - - -   on a connection of their own, which is never full:
///   | START link, order     --->  |     a worker; answered by STARTED or FAILED
///   | ASK, TERMINATE, KILL  --->  |     ends it
///   | PAUSE, RESUME link    --->  |     has it wait with what it says
///   | PING                  <-->  |     each half second: who is silent for seconds is gone
///   |  <--- USAGE link            |     each second
///   |  <--- DEAD link, how        |     it is gone; what it has said may still be under way
///   | BYE                   --->  |     ends the relay
/// ```
public final class RelayMessages {
    public static final int FRAME = Messages.RELAYED;
    public static final int OPEN = FRAME + 1;
    public static final int PIECE = FRAME + 2;
    public static final int DROP = FRAME + 3;

    public static final int GRANT = Messages.URGENT_RELAYED;
    public static final int REFUSE = GRANT + 1;
    public static final int CREDIT = GRANT + 2;

    public static final int START = GRANT + 3;
    public static final int STARTED = START + 1;
    public static final int FAILED = START + 2;
    public static final int ASK = START + 3;
    public static final int TERMINATE = START + 4;
    public static final int KILL = START + 5;
    public static final int SETTLED = START + 6;
    public static final int PAUSE = START + 7;
    public static final int RESUME = START + 8;
    public static final int PING = START + 9;
    public static final int USAGE = START + 10;
    public static final int BYE = START + 11;
    public static final int DEAD = START + 12;

    /// In the place of the kind of a frame: text that the process wrote past its `System.out`.
    public static final int RAW = 100;
    /// In the place of the kind of a frame: why the worker should be replaced.
    public static final int STRAINED = 101;
    /// In the place of the kind of a frame: how it ended; the last one.
    public static final int GONE = 102;

    /// Between two signs of life.
    public static final Duration BEAT = Duration.ofMillis(500);

    private RelayMessages() {}

    /// Whether it has to get through whatever else is said.
    public static boolean isControl(int kind) {
        return kind >= START;
    }
}
