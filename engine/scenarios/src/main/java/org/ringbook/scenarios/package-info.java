/**
 * What a test of the rules is made of: commands as frames, frames as text, and the fast core and the reference behind one
 * interface.
 */
package org.ringbook.scenarios;
