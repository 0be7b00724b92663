/**
 * The market makers' door: FIX 4.4. What a session asks becomes a command to the engine; what the engine's event stream says becomes a
 * report. Artio keeps the sessions, their numbers and every message sent; all else is a function of the event stream.
 *
 * <pre>
 *   TCP ─▶ Artio ─▶ FixSession (order of numbers, throttle) ─▶ message, order ─▶ engine client ─▶ engine
 *    ▲       ▲                                                                                      │
 *    │       └── ReportSender ◀── report ◀── catalog ◀── engine client ◀── event stream ◀───────────┘
 *    └── only what is in Artio's archive
 * </pre>
 */
package org.ringbook.fix;
