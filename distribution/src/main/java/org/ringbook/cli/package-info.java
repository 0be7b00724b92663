/**
 * The {@code ringbook} command: composes the modules into something to run.
 */
package org.ringbook.cli;
