/**
 * The crash laboratory: a real engine process under load is killed, stopped, and given disks and clocks that fail; copies of its
 * journal are cut, flipped and swapped. What comes back is compared with what the client was told.
 *
 * <pre>
 *   Laboratory ── deals rounds to ──▶ Trial (one for each Fault) ──▶ Bench ──▶ EngineChild (a process)
 *                                       │                             │   └──▶ OrderFlow, Told: a gateway, and what it heard
 *                                       │                             └──────▶ JournalCheck: the journal against Told
 *                                       └──▶ copies of a journal, for what needs no process
 * </pre>
 */
package org.ringbook.torture;
