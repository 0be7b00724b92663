/**
 * The core: a deterministic state machine, {@code (state, command, timestamp)} in and {@code (state, events)} out. It reads
 * no clock and no configuration, does no I/O and starts no thread.
 */
package org.ringbook.core;
