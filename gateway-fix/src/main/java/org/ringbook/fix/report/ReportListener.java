package org.ringbook.fix.report;

/** Hears of reports, in the order of the stream. */
public interface ReportListener {
    /**
     * Whether there is a session that this would go to. If not it is not written.
     *
     * @param sessionId session of the order, or that asked; 0 = none.
     * @param otherId   a second session that it concerns, or 0.
     * @param ownerId   whose order; {@link Report#NOBODY} for the named sessions only.
     * @return true if so.
     */
    boolean hasRecipient(int sessionId, int otherId, int ownerId);

    /**
     * The next report.
     *
     * @param report what to send.
     */
    void onReport(Report report);

    /**
     * Client order id of a mass cancel, which the journal does not have.
     *
     * @param sessionId      the session that asked.
     * @param sessionNumber  MsgSeqNum of its request.
     * @return empty if it is not known any more.
     */
    default String massCancelId(final int sessionId, final int sessionNumber) {
        return "";
    }
}
