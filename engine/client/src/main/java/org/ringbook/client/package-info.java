/**
 * What gateways and tools use to talk to the engine: offer commands, correlate replies, follow events.
 */
package org.ringbook.client;
