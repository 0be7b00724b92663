/**
 * Runs an engine, finds a running one, and asks how it is.
 */
package org.ringbook.cli.engine;
