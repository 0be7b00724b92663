/**
 * The retail door: REST and WebSocket in the public shape of the Luno API, so that the clients people already have work by changing the
 * base address; and beyond it, under {@code /api/ringbook/1/}, what that API lacks.
 *
 * <pre>
 *   HTTP ─▶ http (limits, keys, parameters) ─▶ api (one function per route) ─▶ order desk ─▶ engine client ─▶ engine
 *                                                │                                                              │
 *                                                └──▶ exchange view ◀── engine client ◀── event stream ◀────────┘
 *                                                └──▶ read model (what is older than the view's memory)
 * </pre>
 */
package org.ringbook.rest;
