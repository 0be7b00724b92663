/**
 * The standalone host of the core: it gives commands their order and time, and keeps what the core answers.
 *
 * <pre>
 *   Aeron 1001 ──▶ ingress ──ring──▶ core ──append──▶ journal ──mark──▶ egress ──▶ Aeron 1002
 *                   │   ▲             │  ▲               │
 *                   │   └──control────┘  └──queries──┐   └──────────▶ replay ──▶ streams that requests name
 *                   └──requests──────────────────────┴─────────────────▲
 * </pre>
 *
 * <p>Threads: {@code ringbook-core} runs the core and appends; {@code ringbook-ingress}, {@code ringbook-egress} and
 * {@code ringbook-replay} talk to Aeron, each on a thread of its own or all on one, {@code ringbook-io}. Two threads meet
 * only in a ring, in a queue of pre-allocated pages, or in the journal's mark. What leaves has been committed: egress and
 * replay read the journal up to its mark, and nothing else.
 */
package org.ringbook.server;
