/**
 * API keys where their secrets are: those that a new exchange begins with, and the files that hold them.
 */
package org.ringbook.cli.keys;
