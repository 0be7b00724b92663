package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.ringbook.readmodel.funding.Transfer;
import org.ringbook.readmodel.funding.TransferKind;
import org.ringbook.readmodel.funding.Withdrawal;

/** The latest deposits, transfers and withdrawals of each account; of withdrawals also all that are held. Under the view's lock. */
final class Funding {
    /** Of each kind, of an account. */
    static final int KEPT_MAX = 1_000;

    private static final class OfAccount {
        /** Latest first. */
        private final Deque<Transfer> transfers = new ArrayDeque<>();

        private final Deque<Long> withdrawals = new ArrayDeque<>();
    }

    private final Int2ObjectHashMap<OfAccount> accounts = new Int2ObjectHashMap<>();
    private final Long2ObjectHashMap<Withdrawal> withdrawals = new Long2ObjectHashMap<>();

    private OfAccount account(final int accountId) {
        return accounts.computeIfAbsent(accountId, id -> new OfAccount());
    }

    void add(final Transfer transfer) {
        final Deque<Transfer> transfers = account(transfer.accountId()).transfers;
        transfers.addFirst(transfer);
        if (transfers.size() > KEPT_MAX) {
            transfers.removeLast();
        }
    }

    void requested(final Withdrawal withdrawal) {
        final Deque<Long> ids = account(withdrawal.accountId()).withdrawals;
        ids.addFirst(withdrawal.withdrawalId());
        withdrawals.put(withdrawal.withdrawalId(), withdrawal);
        if (ids.size() > KEPT_MAX) {
            forgetOldestEnded(ids);
        }
    }

    private void forgetOldestEnded(final Deque<Long> ids) {
        final Iterator<Long> oldest = ids.descendingIterator();
        while (oldest.hasNext()) {
            final long id = oldest.next();
            if (withdrawals.get(id).state() != Withdrawal.State.HELD) {
                withdrawals.remove(id);
                oldest.remove();
                return;
            }
        }
    }

    /** Returns it as it was; null if it was forgotten, which can't be of one that is held. */
    Withdrawal ended(final long withdrawalId, final Withdrawal.State state, final long sequence, final long timeNs) {
        final Withdrawal held = withdrawals.get(withdrawalId);
        if (held != null) {
            withdrawals.put(
                    withdrawalId,
                    new Withdrawal(
                            withdrawalId,
                            held.accountId(),
                            held.assetId(),
                            held.units(),
                            held.reference(),
                            state,
                            held.requestedNs(),
                            sequence,
                            timeNs));
        }
        return held;
    }

    Withdrawal withdrawal(final long withdrawalId) {
        return withdrawals.get(withdrawalId);
    }

    /** Latest first. */
    List<Withdrawal> withdrawals(final int accountId) {
        final OfAccount account = accounts.get(accountId);
        return account == null
                ? List.of()
                : account.withdrawals.stream().map(withdrawals::get).toList();
    }

    /** Latest first. */
    List<Transfer> transfers(final int accountId) {
        final OfAccount account = accounts.get(accountId);
        return account == null ? List.of() : new ArrayList<>(account.transfers);
    }

    void write(final DataOutput out) throws IOException {
        out.writeInt(accounts.size());
        for (final OfAccount account : accounts.values()) {
            out.writeInt(account.transfers.size());
            for (final var oldest = account.transfers.descendingIterator(); oldest.hasNext(); ) {
                write(oldest.next(), out);
            }
            out.writeInt(account.withdrawals.size());
            for (final var oldest = account.withdrawals.descendingIterator(); oldest.hasNext(); ) {
                write(withdrawals.get(oldest.next()), out);
            }
        }
    }

    private static void write(final Transfer transfer, final DataOutput out) throws IOException {
        out.writeLong(transfer.sequence());
        out.writeUTF(transfer.kind().name());
        out.writeInt(transfer.accountId());
        out.writeInt(transfer.counterAccountId());
        out.writeInt(transfer.assetId());
        out.writeLong(transfer.units());
        out.writeLong(transfer.withdrawalId());
        out.writeUTF(transfer.reference());
        out.writeLong(transfer.timestampNs());
    }

    private static void write(final Withdrawal withdrawal, final DataOutput out) throws IOException {
        out.writeLong(withdrawal.withdrawalId());
        out.writeInt(withdrawal.accountId());
        out.writeInt(withdrawal.assetId());
        out.writeLong(withdrawal.units());
        out.writeUTF(withdrawal.reference());
        out.writeUTF(withdrawal.state().name());
        out.writeLong(withdrawal.requestedNs());
        out.writeLong(withdrawal.endedSequence());
        out.writeLong(withdrawal.endedNs());
    }

    void read(final DataInput in) throws IOException {
        for (int accountCount = in.readInt(); accountCount > 0; accountCount--) {
            for (int i = in.readInt(); i > 0; i--) {
                add(new Transfer(
                        in.readLong(),
                        TransferKind.valueOf(in.readUTF()),
                        in.readInt(),
                        in.readInt(),
                        in.readInt(),
                        in.readLong(),
                        in.readLong(),
                        in.readUTF(),
                        in.readLong()));
            }
            for (int i = in.readInt(); i > 0; i--) {
                requested(new Withdrawal(
                        in.readLong(),
                        in.readInt(),
                        in.readInt(),
                        in.readLong(),
                        in.readUTF(),
                        Withdrawal.State.valueOf(in.readUTF()),
                        in.readLong(),
                        in.readLong(),
                        in.readLong()));
            }
        }
    }
}
