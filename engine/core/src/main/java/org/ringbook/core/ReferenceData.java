package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Accounts;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Assets;
import org.ringbook.core.ledger.FeeSchedule;
import org.ringbook.core.ledger.TextMap;
import org.ringbook.core.ledger.Texts;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;

/** What is set up rather than traded. {@code docs/rules.md}, Configuration. Core thread only. */
final class ReferenceData {
    private static final int MAX_ACCOUNT_NAME = 32;

    private final CoreState state;

    ReferenceData(final CoreState state) {
        this.state = state;
    }

    void onAddAsset(final AddAssetDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int scale = command.scale();
        final int payoutScale = command.payoutScale();
        final int at = command.limit() + 1;
        final int length = command.skipCode();
        final TextMap codes = state.assets.codes();
        if (!Texts.isSymbol(buffer, at, length)) {
            events.commandRejected(RejectReason.INVALID_NAME, 0);
            return;
        }
        final int known = codes.get(buffer, at, length);
        if (known != 0) {
            final Asset asset = state.assets.get(known);
            rejectKnown(asset.scale() == scale && asset.payoutScale() == payoutScale, known, events);
        } else if (scale > Assets.MAX_SCALE || payoutScale > scale) {
            events.commandRejected(RejectReason.INVALID_SCALE, 0);
        } else if (state.assets.count() == Assets.MAX_ASSETS) {
            events.commandRejected(RejectReason.TOO_MANY, 0);
        } else {
            final int assetId = codes.add(buffer, at, length);
            state.assets.add(scale, payoutScale);
            events.assetAdded(assetId);
        }
    }

    void onOpenAccount(final OpenAccountDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int ownerId = command.ownerId();
        final int feeTier = command.feeTier();
        final int at = command.limit() + 1;
        final int length = command.skipName();
        final Accounts accounts = state.accounts;
        if (length < 1 || length > MAX_ACCOUNT_NAME || !Texts.isPrintable(buffer, at, length)) {
            events.commandRejected(RejectReason.INVALID_NAME, 0);
            return;
        }
        final int known = accounts.names().get(buffer, at, length);
        if (known != 0) {
            final boolean sameOwner = ownerId == 0 || ownerId == accounts.ownerId(known);
            rejectKnown(sameOwner && feeTier == accounts.openingTier(known), known, events);
        } else if (ownerId < 0 || ownerId > accounts.ownerCount()) {
            events.commandRejected(RejectReason.UNKNOWN_OWNER, 0);
        } else if (feeTier >= FeeSchedule.TIERS) {
            events.commandRejected(RejectReason.INVALID_FEE, 0);
        } else if (accounts.count() == Accounts.MAX_ACCOUNTS
                || (ownerId != 0 && accounts.accountsOf(ownerId) == Accounts.MAX_OF_OWNER)) {
            events.commandRejected(RejectReason.TOO_MANY, 0);
        } else {
            final int accountId = accounts.names().add(buffer, at, length);
            accounts.open(ownerId, feeTier);
            events.accountOpened(accountId, accounts.ownerId(accountId));
        }
    }

    void onSetFees(final SetFeesDecoder command, final EventSink events) {
        final int tier = command.feeTier();
        final int maker = command.makerPpm();
        final int taker = command.takerPpm();
        if (tier >= FeeSchedule.TIERS || !isFee(maker) || !isFee(taker)) {
            events.commandRejected(RejectReason.INVALID_FEE, 0);
            return;
        }
        state.fees.set(tier, maker, taker);
        events.feesSet(tier, maker, taker);
    }

    void onSetFeeTier(final SetFeeTierDecoder command, final EventSink events) {
        final int accountId = command.accountId();
        final int tier = command.feeTier();
        if (!state.accounts.exists(accountId)) {
            events.commandRejected(RejectReason.UNKNOWN_ACCOUNT, 0);
        } else if (tier >= FeeSchedule.TIERS) {
            events.commandRejected(RejectReason.INVALID_FEE, 0);
        } else {
            state.accounts.feeTier(accountId, tier);
            events.feeTierSet(accountId, tier);
        }
    }

    void onSetClOrdIdPool(final SetClOrdIdPoolDecoder command, final EventSink events) {
        final int capacity = command.capacity();
        if (capacity < 0 || capacity > ClOrdIds.MAX_CAPACITY) {
            events.commandRejected(RejectReason.INVALID_CAPACITY, 0);
            return;
        }
        state.clOrdIds.capacity(capacity);
        events.clOrdIdPoolSet(capacity);
    }

    private static boolean isFee(final int ppm) {
        return ppm >= 0 && ppm <= FeeSchedule.MAX_PPM;
    }

    private static void rejectKnown(final boolean same, final int id, final EventSink events) {
        events.commandRejected(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, id);
    }
}
