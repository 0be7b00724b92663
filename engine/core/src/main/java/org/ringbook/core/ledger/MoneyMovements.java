package org.ringbook.core.ledger;

import java.util.Arrays;

/**
 * Deposits, or withdrawals, by their external reference, kept for ever so that each is applied once. The index of an
 * entry is that of its reference, in the order of sequence. Core thread only.
 */
public final class MoneyMovements {
    /** State of a withdrawal that holds its amount; also of every deposit. */
    public static final byte HELD = 0;

    /** State of a withdrawal that was paid out. */
    public static final byte SETTLED = 1;

    /** State of a withdrawal that was given back. */
    public static final byte CANCELED = 2;

    private final TextMap references = new TextMap();
    private long[] sequences = new long[64];
    private int[] accounts = new int[64];
    private char[] assets = new char[64];
    private long[] amounts = new long[64];
    private byte[] states = new byte[64];

    /**
     * Adds the entry of a reference that was just added to {@link #references()}.
     *
     * @param index of the reference
     * @param sequence of the record
     * @param accountId whose
     * @param assetId of what
     * @param amountUnits how much
     */
    public void put(
            final int index, final long sequence, final int accountId, final int assetId, final long amountUnits) {
        if (index >= sequences.length) {
            grow();
        }
        sequences[index] = sequence;
        accounts[index] = accountId;
        assets[index] = (char) assetId;
        amounts[index] = amountUnits;
        states[index] = HELD;
    }

    /**
     * The references.
     *
     * @return live map
     */
    public TextMap references() {
        return references;
    }

    /**
     * Sequence of the record that made the entry; the id of a withdrawal.
     *
     * @param index of the entry
     * @return the sequence
     */
    public long sequence(final int index) {
        return sequences[index];
    }

    /**
     * Whose it is.
     *
     * @param index of the entry
     * @return the account id
     */
    public int account(final int index) {
        return accounts[index];
    }

    /**
     * Of which asset.
     *
     * @param index of the entry
     * @return the asset id
     */
    public int asset(final int index) {
        return assets[index];
    }

    /**
     * How much.
     *
     * @param index of the entry
     * @return units
     */
    public long amount(final int index) {
        return amounts[index];
    }

    /**
     * How far a withdrawal has come.
     *
     * @param index of the entry
     * @return {@link #HELD}, {@link #SETTLED} or {@link #CANCELED}
     */
    public byte state(final int index) {
        return states[index];
    }

    /**
     * Sets how far a withdrawal has come.
     *
     * @param index of the entry
     * @param state {@link #SETTLED} or {@link #CANCELED}
     */
    public void state(final int index, final byte state) {
        states[index] = state;
    }

    /**
     * Whether an entry has this content.
     *
     * @param index of the entry
     * @param accountId whose
     * @param assetId of what
     * @param amountUnits how much
     * @return true if all are the same
     */
    public boolean isSame(final int index, final int accountId, final int assetId, final long amountUnits) {
        return accounts[index] == accountId && assets[index] == assetId && amounts[index] == amountUnits;
    }

    private void grow() {
        final int capacity = sequences.length * 2;
        sequences = Arrays.copyOf(sequences, capacity);
        accounts = Arrays.copyOf(accounts, capacity);
        assets = Arrays.copyOf(assets, capacity);
        amounts = Arrays.copyOf(amounts, capacity);
        states = Arrays.copyOf(states, capacity);
    }
}
