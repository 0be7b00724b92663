/**
 * The shadow core as a thread of an engine's process or a process of its own, the journal's other followers, and what may leave the
 * journal when all of them have done with it.
 */
package org.ringbook.cli.shadow;
