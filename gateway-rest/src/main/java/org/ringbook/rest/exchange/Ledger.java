package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.readmodel.balances.Balance;

/** What every account has, of the amounts that events say; entries are counted as the SQL ledger numbers them. Under the view's lock. */
final class Ledger {
    private static final class Slot {
        private long available;
        private long held;
        private long sequence;
        private long rows;
        private long statementRows;

        Balance balance(final int accountId, final int assetId) {
            return new Balance(accountId, assetId, available, held, sequence, rows, statementRows);
        }
    }

    private final Int2ObjectHashMap<Int2ObjectHashMap<Slot>> accounts = new Int2ObjectHashMap<>();
    private final ViewListener listener;

    Ledger(final ViewListener listener) {
        this.listener = listener;
    }

    /** From available to held. */
    void hold(final long sequence, final int accountId, final int assetId, final long units) {
        post(sequence, accountId, assetId, -units, units, 0);
    }

    /** An entry; one that moves nothing is none. A trade that gives as much as its fee takes is one, too. */
    void post(
            final long sequence,
            final int accountId,
            final int assetId,
            final long availableDelta,
            final long heldDelta,
            final long feeUnits) {
        if (availableDelta == 0 && heldDelta == 0 && feeUnits == 0) {
            return;
        }
        final Slot slot = accounts.computeIfAbsent(accountId, id -> new Int2ObjectHashMap<>())
                .computeIfAbsent(assetId, id -> new Slot());
        slot.available = Math.addExact(slot.available, availableDelta);
        slot.held = Math.addExact(slot.held, heldDelta);
        if (slot.available < 0 || slot.held < 0) {
            throw new IllegalStateException("a balance below zero: accountId=" + accountId + " assetId=" + assetId
                    + " available=" + slot.available + " held=" + slot.held + " sequence=" + sequence);
        }
        slot.sequence = sequence;
        slot.rows++;
        slot.statementRows += availableDelta + heldDelta == 0 ? 0 : 1;
        listener.balanceChanged(slot.balance(accountId, assetId), availableDelta, heldDelta);
    }

    /** By asset id; only assets that moved once. */
    List<Balance> balances(final int accountId) {
        final List<Balance> balances = new ArrayList<>();
        final Int2ObjectHashMap<Slot> slots = accounts.get(accountId);
        if (slots != null) {
            slots.forEach((assetId, slot) -> balances.add(slot.balance(accountId, assetId)));
            balances.sort((a, b) -> Integer.compare(a.assetId(), b.assetId()));
        }
        return balances;
    }

    Balance balance(final int accountId, final int assetId) {
        final Int2ObjectHashMap<Slot> slots = accounts.get(accountId);
        final Slot slot = slots == null ? null : slots.get(assetId);
        return slot == null ? new Balance(accountId, assetId, 0, 0, 0, 0, 0) : slot.balance(accountId, assetId);
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(accounts.size());
        for (final int accountId : accounts.keySet()) {
            final List<Balance> balances = balances(accountId);
            out.writeInt(accountId);
            out.writeInt(balances.size());
            for (final Balance balance : balances) {
                out.writeInt(balance.assetId());
                out.writeLong(balance.availableUnits());
                out.writeLong(balance.heldUnits());
                out.writeLong(balance.sequence());
                out.writeLong(balance.rows());
                out.writeLong(balance.statementRows());
            }
        }
    }

    void read(final DataInput in) throws IOException {
        for (int accountCount = in.readInt(); accountCount > 0; accountCount--) {
            final Int2ObjectHashMap<Slot> slots = new Int2ObjectHashMap<>();
            accounts.put(in.readInt(), slots);
            for (int i = in.readInt(); i > 0; i--) {
                final Slot slot = new Slot();
                slots.put(in.readInt(), slot);
                slot.available = in.readLong();
                slot.held = in.readLong();
                slot.sequence = in.readLong();
                slot.rows = in.readLong();
                slot.statementRows = in.readLong();
            }
        }
    }
}
