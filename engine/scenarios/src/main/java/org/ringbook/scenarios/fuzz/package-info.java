/**
 * Streams of generated commands, the same to the fast core and to the reference. They have to agree to the byte, and every asset
 * has to come out; a stream on which they don't is shortened to the commands that it takes.
 */
package org.ringbook.scenarios.fuzz;
