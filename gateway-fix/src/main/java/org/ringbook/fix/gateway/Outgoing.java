package org.ringbook.fix.gateway;

/**
 * A message that waits to be given to Artio.
 *
 * @param msgType  FIX tag 35.
 * @param body     all but header and trailer.
 * @param sequence record of a report; 0 = an answer of the gateway itself.
 * @param ordinal  number of a report in its record.
 * @param inbound  of an answer: the message that is done with it; 0 = more answers follow.
 */
record Outgoing(String msgType, String body, long sequence, int ordinal, int inbound) {
    boolean isAnswer() {
        return sequence == 0;
    }
}
