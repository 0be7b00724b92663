package org.ringbook.core.ledger;

import java.util.Arrays;

/**
 * Who may trade: accounts by dense id from 1, each of an owner. Account 0 is the exchange's own, which takes the fees;
 * owner 0 has it. Also the head of what other parts keep per account. Core thread only.
 */
public final class Accounts {
    /** The account that fees are credited to. */
    public static final int FEE_ACCOUNT = 0;

    /** Most accounts. */
    public static final int MAX_ACCOUNTS = 16_777_215;

    /** Most accounts of one owner. */
    public static final int MAX_OF_OWNER = 10;

    private static final int INITIAL_CAPACITY = 1 << 10;

    private final TextMap names = new TextMap();
    private int[] owners = new int[INITIAL_CAPACITY];
    private byte[] feeTiers = new byte[INITIAL_CAPACITY];
    private byte[] openingTiers = new byte[INITIAL_CAPACITY];
    private byte[] accountsOfOwner = new byte[INITIAL_CAPACITY];
    private int ownerCount;

    /**
     * Opens the account whose name was just added to {@link #names()}. The caller has checked that there is room.
     *
     * @param ownerId an owner, or 0 for a new one
     * @param feeTier 0 to 15
     */
    public void open(final int ownerId, final int feeTier) {
        final int accountId = names.size();
        if (accountId == owners.length) {
            grow();
        }
        final int owner = ownerId == 0 ? ++ownerCount : ownerId;
        owners[accountId] = owner;
        feeTiers[accountId] = (byte) feeTier;
        openingTiers[accountId] = (byte) feeTier;
        accountsOfOwner[owner]++;
    }

    /**
     * The names, whose indexes are the account ids.
     *
     * @return live map
     */
    public TextMap names() {
        return names;
    }

    /**
     * Whether a command may name this account.
     *
     * @param accountId any number
     * @return false for the fee account too
     */
    public boolean exists(final int accountId) {
        return accountId >= 1 && accountId <= names.size();
    }

    /**
     * Number of accounts, without the fee account.
     *
     * @return the highest id
     */
    public int count() {
        return names.size();
    }

    /**
     * Number of owners, without the exchange.
     *
     * @return the highest id
     */
    public int ownerCount() {
        return ownerCount;
    }

    /**
     * Owner of an account.
     *
     * @param accountId of an account
     * @return the owner's id
     */
    public int owner(final int accountId) {
        return owners[accountId];
    }

    /**
     * Number of accounts an owner has.
     *
     * @param ownerId of an owner
     * @return 1 to {@link #MAX_OF_OWNER}
     */
    public int accountsOf(final int ownerId) {
        return accountsOfOwner[ownerId];
    }

    /**
     * Fee tier of an account.
     *
     * @param accountId of an account
     * @return 0 to 15
     */
    public int feeTier(final int accountId) {
        return feeTiers[accountId];
    }

    /**
     * Fee tier the account was opened in.
     *
     * @param accountId of an account
     * @return 0 to 15
     */
    public int openingTier(final int accountId) {
        return openingTiers[accountId];
    }

    /**
     * Moves an account to a tier.
     *
     * @param accountId of an account
     * @param feeTier 0 to 15
     */
    public void feeTier(final int accountId, final int feeTier) {
        feeTiers[accountId] = (byte) feeTier;
    }

    private void grow() {
        final int capacity = owners.length * 2;
        owners = Arrays.copyOf(owners, capacity);
        feeTiers = Arrays.copyOf(feeTiers, capacity);
        openingTiers = Arrays.copyOf(openingTiers, capacity);
        accountsOfOwner = Arrays.copyOf(accountsOfOwner, capacity);
    }
}
