package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.core.book.AccountOrders;
import org.ringbook.core.ledger.Accounts;

/** One account after the other, for whoever looks. Core thread only. */
final class AccountRow implements AccountView {
    private static final int LONGEST_TEXT = 255;

    private final Accounts accounts;
    private final AccountOrders orders;
    private final UnsafeBuffer name = new UnsafeBuffer(new byte[LONGEST_TEXT]);
    private int accountId;
    private int nameLength;

    AccountRow(final Accounts accounts, final AccountOrders orders) {
        this.accounts = accounts;
        this.orders = orders;
    }

    /** Shows this account, 0 to their count. */
    AccountRow show(final int id) {
        accountId = id;
        nameLength = id == Accounts.FEE_ACCOUNT ? 0 : accounts.names().copy(id, name);
        return this;
    }

    @Override
    public int accountId() {
        return accountId;
    }

    @Override
    public int ownerId() {
        return accounts.ownerId(accountId);
    }

    @Override
    public int openOrders() {
        return orders.count(accountId);
    }

    @Override
    public int feeTier() {
        return accounts.feeTier(accountId);
    }

    @Override
    public boolean killed() {
        return accounts.isKilled(accountId);
    }

    @Override
    public boolean selfTradeAllowed() {
        return accounts.mayTradeWithItself(accountId);
    }

    @Override
    public DirectBuffer name() {
        return name;
    }

    @Override
    public int nameLength() {
        return nameLength;
    }
}
