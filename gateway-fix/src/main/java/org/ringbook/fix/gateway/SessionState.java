package org.ringbook.fix.gateway;

/**
 * A session as people look at it.
 *
 * @param compId     its comp id.
 * @param sessionId  its id.
 * @param connected  whether it is logged on.
 * @param received   next MsgSeqNum that is taken from it.
 * @param sent       last MsgSeqNum sent to it.
 * @param waiting    reports that are not given to Artio yet.
 * @param commands   commands that it caused since the gateway started.
 * @param refused    messages that the gateway refused itself since then.
 * @param throttled  those of them that were too many.
 * @param logons     logons since then.
 * @param sequence   record of the last report.
 */
public record SessionState(
        String compId,
        int sessionId,
        boolean connected,
        int received,
        int sent,
        int waiting,
        long commands,
        long refused,
        long throttled,
        long logons,
        long sequence) {}
