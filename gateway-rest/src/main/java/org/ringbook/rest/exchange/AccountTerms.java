package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.agrona.collections.Int2IntHashMap;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.EngineModeChangedDecoder;
import org.ringbook.sbe.messages.FeeTierSetDecoder;
import org.ringbook.sbe.messages.FeesSetDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;

/** Fees of tiers, tiers of accounts, what the engine as a whole takes. Under the view's lock. */
final class AccountTerms {
    private static final int TIERS = 16;

    private final int[] makerPpm = new int[TIERS];
    private final int[] takerPpm = new int[TIERS];
    private final Int2IntHashMap tiers = new Int2IntHashMap(0);
    private final OpenAccountDecoder open = new OpenAccountDecoder();
    private final AccountOpenedDecoder opened = new AccountOpenedDecoder();
    private final FeesSetDecoder feesSet = new FeesSetDecoder();
    private final FeeTierSetDecoder tierSet = new FeeTierSetDecoder();
    private final EngineModeChangedDecoder mode = new EngineModeChangedDecoder();
    private boolean halted;
    private boolean lowSpace;

    void onEvent(final EventFrame event, final CommandInForce command) {
        switch (event.templateId()) {
            case AccountOpenedDecoder.TEMPLATE_ID -> {
                opened.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                setTier(opened.accountId(), command.decode(open).feeTier());
            }
            case FeesSetDecoder.TEMPLATE_ID -> {
                feesSet.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                makerPpm[feesSet.feeTier()] = feesSet.makerPpm();
                takerPpm[feesSet.feeTier()] = feesSet.takerPpm();
            }
            case FeeTierSetDecoder.TEMPLATE_ID -> {
                tierSet.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                setTier(tierSet.accountId(), tierSet.feeTier());
            }
            case EngineModeChangedDecoder.TEMPLATE_ID -> {
                mode.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
                halted = mode.halted() == BooleanType.TRUE;
                lowSpace = mode.lowSpace() == BooleanType.TRUE;
            }
            default -> {
                // not of these terms
            }
        }
    }

    private void setTier(final int accountId, final int tier) {
        if (tier == 0) {
            tiers.remove(accountId); // 0 is what the map says of who is not in it, and can't be put
        } else {
            tiers.put(accountId, tier);
        }
    }

    FeeRates fees(final int accountId) {
        final int tier = tiers.get(accountId);
        return new FeeRates(tier, makerPpm[tier], takerPpm[tier]);
    }

    boolean takesOrders() {
        return !halted && !lowSpace;
    }

    void write(final DataOutput out) throws IOException {
        for (int tier = 0; tier < TIERS; tier++) {
            out.writeInt(makerPpm[tier]);
            out.writeInt(takerPpm[tier]);
        }
        out.writeInt(tiers.size());
        for (final var entry : tiers.entrySet()) {
            out.writeInt(entry.getKey());
            out.writeInt(entry.getValue());
        }
        out.writeBoolean(halted);
        out.writeBoolean(lowSpace);
    }

    void read(final DataInput in) throws IOException {
        for (int tier = 0; tier < TIERS; tier++) {
            makerPpm[tier] = in.readInt();
            takerPpm[tier] = in.readInt();
        }
        for (int i = in.readInt(); i > 0; i--) {
            setTier(in.readInt(), in.readInt());
        }
        halted = in.readBoolean();
        lowSpace = in.readBoolean();
    }
}
