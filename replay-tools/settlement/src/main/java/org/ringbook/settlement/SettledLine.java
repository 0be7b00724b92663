package org.ringbook.settlement;

import java.math.BigInteger;

/**
 * An account's day in an asset: what it owed and was owed, between its balances.
 *
 * @param obligation gross and net.
 * @param opening    balance at the cut-off before, available and held together, in units.
 * @param closing    balance at the cut-off.
 */
public record SettledLine(Obligation obligation, BigInteger opening, BigInteger closing) {}
