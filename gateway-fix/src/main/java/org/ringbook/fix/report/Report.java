package org.ringbook.fix.report;

/**
 * A message for sessions, and its place in the event stream. All recipients get the same body.
 *
 * @param sequence  record that it is made of.
 * @param ordinal   number of it among the reports of that record, from 1.
 * @param msgType   FIX tag 35.
 * @param body      all fields but header and trailer, each with its SOH.
 * @param sessionId session of the order, or that asked; 0 = none.
 * @param otherId   a second session that it concerns, or 0.
 * @param ownerId   whose order; negative = for the named sessions only.
 */
public record Report(long sequence, int ordinal, String msgType, String body, int sessionId, int otherId, int ownerId) {
    /** Owner of what is for the named sessions only. */
    public static final int NOBODY = -1;
}
