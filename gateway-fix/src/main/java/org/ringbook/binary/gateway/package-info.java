/**
 * The binary gateway's own side. One thread does everything, turn by turn; once a session is on, its turn allocates nothing and takes no lock.
 *
 * <pre>
 *   clients ──Aeron 1021──▶ RequestInbox ──▶ EngineClient ──▶ engine
 *                              │ Handshakes      │ events
 *   clients ◀──own stream── ClientSession ◀── EventReports (live)
 *                              ▲
 *                              └── EventReports (one for each replay) ◀── Replay ◀── a second EngineClient, from a position
 * </pre>
 *
 * <p>What a session is told is a function of the event stream alone, so a session that was away is told the same by whoever reads the stream
 * again. The only thing to know beside a record is whose the open orders are: {@code Ownership}, which can say it for the recent past too.
 */
package org.ringbook.binary.gateway;
