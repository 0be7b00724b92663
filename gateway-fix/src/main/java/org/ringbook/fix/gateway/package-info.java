/**
 * The running gateway. One thread does all: media driver and archive, Artio's agents, the engine client, the sessions.
 *
 * <pre>
 *   a turn:  engine client ─▶ reports ─▶ sessions (Artio's library)
 *            ─▶ driver and archive: all that was published is recorded ─▶ indexed ─▶ TCP
 * </pre>
 *
 * So nothing reaches a client that the archive lacks, and the archive says, message by message, how far in the event stream a session is.
 */
package org.ringbook.fix.gateway;
