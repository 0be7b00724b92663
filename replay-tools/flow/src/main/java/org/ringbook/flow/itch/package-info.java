/**
 * Nasdaq TotalView-ITCH 5.0: a day of a whole exchange as binary messages, each behind its length. Prices are 1/10000 USD,
 * quantities shares, times ns since midnight, numbers big-endian. Source: Nasdaq TotalView-ITCH 5.0 specification.
 *
 * <p>Every message begins alike:
 *
 * <pre>
 *   offset  bytes
 *        0      1  type
 *        1      2  stock locate: a number for the stock on this day; 0 for messages of the whole exchange
 *        3      2  tracking number
 *        5      6  ns since midnight
 *       11         what the type has
 * </pre>
 */
package org.ringbook.flow.itch;
