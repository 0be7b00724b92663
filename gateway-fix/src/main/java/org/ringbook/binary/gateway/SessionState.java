package org.ringbook.binary.gateway;

/**
 * A session as people look at it.
 *
 * @param keyId     of its key.
 * @param sessionId its id.
 * @param connected whether it is logged on.
 * @param live      whether it is told things as they happen; false: it is catching up, or off.
 * @param received  last number that was taken from it.
 * @param sequence  record of the last numbered message that it was sent.
 * @param commands  commands that it caused since the gateway started.
 * @param refused   messages that the gateway refused itself since then.
 * @param throttled those of them that were too many.
 * @param logons    log-ons since then.
 */
public record SessionState(
        String keyId,
        int sessionId,
        boolean connected,
        boolean live,
        int received,
        long sequence,
        long commands,
        long refused,
        long throttled,
        long logons) {}
