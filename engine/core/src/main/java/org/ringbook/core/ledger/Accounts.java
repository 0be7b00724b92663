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

    private static final long OWNER_MASK = 0xFFFF_FFFFL;
    private static final int TIER_SHIFT = 32;
    private static final int OPENING_TIER_SHIFT = 36;
    private static final long TIER_MASK = 0xF;
    private static final long KILLED = 1L << 40;
    private static final long SELF_TRADE = 1L << 41;
    private static final long LIMITED = 1L << 42;

    private final TextMap names = new TextMap();
    /** Owner, tiers and flags of an account side by side, as every order and every trade reads most of them. */
    private long[] rows = new long[INITIAL_CAPACITY];

    private int[] nextOfOwner = new int[INITIAL_CAPACITY];
    private int[] firstOfOwner = new int[INITIAL_CAPACITY];
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
        if (accountId == rows.length) {
            grow();
        }
        final int owner = ownerId == 0 ? ++ownerCount : ownerId;
        rows[accountId] = owner | ((long) feeTier << TIER_SHIFT) | ((long) feeTier << OPENING_TIER_SHIFT);
        nextOfOwner[accountId] = firstOfOwner[owner];
        firstOfOwner[owner] = accountId;
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
    public int ownerId(final int accountId) {
        return (int) (rows[accountId] & OWNER_MASK);
    }

    /**
     * Whether there is such an owner. Owner 0, the exchange, is none.
     *
     * @param ownerId any number
     * @return true if so
     */
    public boolean ownerExists(final int ownerId) {
        return ownerId >= 1 && ownerId <= ownerCount;
    }

    /**
     * One of an owner's accounts; the others follow by {@link #nextOfOwner}, in no useful order.
     *
     * @param ownerId of an owner
     * @return an account id
     */
    public int firstOfOwner(final int ownerId) {
        return firstOfOwner[ownerId];
    }

    /**
     * Another account of the same owner.
     *
     * @param accountId of an account
     * @return an account id, 0 if there is no more
     */
    public int nextOfOwner(final int accountId) {
        return nextOfOwner[accountId];
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
        return (int) (rows[accountId] >>> TIER_SHIFT & TIER_MASK);
    }

    /**
     * Fee tier the account was opened in.
     *
     * @param accountId of an account
     * @return 0 to 15
     */
    public int openingTier(final int accountId) {
        return (int) (rows[accountId] >>> OPENING_TIER_SHIFT & TIER_MASK);
    }

    /**
     * Moves an account to a tier.
     *
     * @param accountId of an account
     * @param feeTier 0 to 15
     */
    public void feeTier(final int accountId, final int feeTier) {
        rows[accountId] = (rows[accountId] & ~(TIER_MASK << TIER_SHIFT)) | ((long) feeTier << TIER_SHIFT);
    }

    /**
     * Whether an operator blocked the account: cancels only.
     *
     * @param accountId of an account
     * @return false at first
     */
    public boolean isKilled(final int accountId) {
        return is(accountId, KILLED);
    }

    /**
     * Blocks an account, or no longer.
     *
     * @param accountId of an account
     * @param killed whether it takes cancels only
     */
    public void killed(final int accountId, final boolean killed) {
        flag(accountId, KILLED, killed);
    }

    /**
     * Whether the account may switch self-trade prevention off.
     *
     * @param accountId of an account
     * @return false at first
     */
    public boolean mayTradeWithItself(final int accountId) {
        return is(accountId, SELF_TRADE);
    }

    /**
     * Lets an account switch self-trade prevention off, or no longer.
     *
     * @param accountId of an account
     * @param allowed whether it may
     */
    public void mayTradeWithItself(final int accountId, final boolean allowed) {
        flag(accountId, SELF_TRADE, allowed);
    }

    /** Whether {@link AccountLimits} has anything about the account. */
    boolean isLimited(final int accountId) {
        return is(accountId, LIMITED);
    }

    void limited(final int accountId, final boolean limited) {
        flag(accountId, LIMITED, limited);
    }

    private boolean is(final int accountId, final long flag) {
        return (rows[accountId] & flag) != 0;
    }

    private void flag(final int accountId, final long flag, final boolean value) {
        rows[accountId] = value ? rows[accountId] | flag : rows[accountId] & ~flag;
    }

    private void grow() {
        final int capacity = rows.length * 2;
        rows = Arrays.copyOf(rows, capacity);
        nextOfOwner = Arrays.copyOf(nextOfOwner, capacity);
        firstOfOwner = Arrays.copyOf(firstOfOwner, capacity);
        accountsOfOwner = Arrays.copyOf(accountsOfOwner, capacity);
    }
}
