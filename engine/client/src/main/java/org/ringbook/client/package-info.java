/**
 * What gateways and tools use to talk to the engine: offer commands, follow the event stream, ask the core, and turn decimal text into ticks,
 * lots and units.
 *
 * <pre>{@code
 * // a tool: blocking calls
 * try (EngineConnection engine = EngineConnection.connect(new ClientContext().aeronDirectory(directory))) {
 *     engine.deposit(account, asset, units, "wire-4711");
 * }
 *
 * // a gateway: a duty cycle of its own
 * EngineClient client = new AeronEngineClient(new ClientContext()
 *         .aeronDirectory(directory).gatewayId(7).startPosition(next, 0).listener(listener));
 * client.draft().newOrder().accountId(account)...;
 * long sequence = client.send();                  // negative: busy, and nothing has happened
 * idleStrategy.idle(client.poll());
 * }</pre>
 */
package org.ringbook.client;
