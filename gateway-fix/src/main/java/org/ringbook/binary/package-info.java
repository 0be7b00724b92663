/**
 * The binary gateway: order entry and private events in SBE over Aeron, for market makers (docs/binary.md). {@code client} is what a market maker
 * uses, {@code gateway} what the exchange runs; they share the schema {@code ringbook-binary.xml} and the arithmetic of the handshake.
 */
package org.ringbook.binary;
