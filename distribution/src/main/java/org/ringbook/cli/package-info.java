/**
 * The {@code ringbook} command: composes the modules into something to run. Here is what all commands share; each family of
 * commands has a package below.
 */
package org.ringbook.cli;
