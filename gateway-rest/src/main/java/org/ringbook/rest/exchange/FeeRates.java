package org.ringbook.rest.exchange;

/**
 * The fees of an account, of what it receives.
 *
 * @param feeTier  0 to 15.
 * @param makerPpm parts per million, 0 to 100,000.
 * @param takerPpm parts per million, 0 to 100,000.
 */
public record FeeRates(int feeTier, int makerPpm, int takerPpm) {}
