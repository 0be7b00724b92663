/**
 * What a market maker uses: {@link org.ringbook.binary.client.BinaryClient} logs on to the exchange's binary gateway, sends commands, and tells
 * what becomes of them, each message once and in order, over lost connections and restarts of either side. It knows the public schema
 * ({@code org.ringbook.sbe.binary}) and Aeron, nothing of the exchange's inside. docs/binary.md is the contract.
 */
package org.ringbook.binary.client;
