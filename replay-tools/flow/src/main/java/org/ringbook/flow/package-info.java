/**
 * Order flow: readers of recorded orders and a market simulator, both of which feed an engine through its client.
 */
package org.ringbook.flow;
