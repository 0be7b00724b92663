/**
 * The host of the core: ingress, ring, core thread, egress, fail-stop and counters.
 */
package org.ringbook.server;
