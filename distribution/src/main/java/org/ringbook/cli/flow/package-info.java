/**
 * Orders through the client and Aeron, recorded ones and made-up ones, and how long they take.
 */
package org.ringbook.cli.flow;
