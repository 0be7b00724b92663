package org.ringbook.readmodel.books;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.readmodel.marketdata.MarketDefinition.Asset;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;

/** Assets, and what markets are defined by: the event says that it is so, and the record's command what. One thread. */
public final class MarketTerms {
    private final List<Asset> assets;
    private final MessageHeaderDecoder commandHeader = new MessageHeaderDecoder();

    /**
     * Begins with the assets there are.
     *
     * @param assets by id from 1
     */
    public MarketTerms(final List<Asset> assets) {
        this.assets = new ArrayList<>(assets);
    }

    /** {@return the assets by id from 1, live} */
    public List<Asset> assets() {
        return assets;
    }

    /**
     * Takes in an event.
     *
     * @param buffer that holds its record
     * @param offset of the event's SBE header
     * @param header wrapped there
     * @param command offset of the SBE header of the record's command
     * @param inForce the definition of a market so far
     * @return a definition that this event brings into force; null if it brings none
     */
    public MarketDefinition apply(
            final DirectBuffer buffer,
            final int offset,
            final MessageHeaderDecoder header,
            final int command,
            final IntFunction<MarketDefinition> inForce) {
        return switch (header.templateId()) {
            case AssetAddedDecoder.TEMPLATE_ID -> {
                final AddAssetDecoder add = new AddAssetDecoder().wrapAndApplyHeader(buffer, command, commandHeader);
                assets.add(new Asset(add.code(), add.scale()));
                yield null;
            }
            case MarketAddedDecoder.TEMPLATE_ID ->
                added(new MarketAddedDecoder().wrapAndApplyHeader(buffer, offset, header), buffer, command);
            case MarketTermsSetDecoder.TEMPLATE_ID -> {
                final MarketTermsSetDecoder set =
                        new MarketTermsSetDecoder().wrapAndApplyHeader(buffer, offset, header);
                yield changed(set, inForce.apply(set.marketId()), buffer, command);
            }
            default -> null;
        };
    }

    private MarketDefinition added(final MarketAddedDecoder event, final DirectBuffer buffer, final int command) {
        final AddMarketDecoder add = new AddMarketDecoder().wrapAndApplyHeader(buffer, command, commandHeader);
        return new MarketDefinition(
                event.marketId(),
                add.symbol(),
                assets.get(add.baseAssetId() - 1),
                assets.get(add.quoteAssetId() - 1),
                add.tickMantissa(),
                add.tickScale(),
                add.lotMantissa(),
                add.lotScale(),
                add.minQtyLots(),
                add.maxQtyLots(),
                add.minNotionalUnits(),
                add.maxNotionalUnits(),
                event.lotUnits(),
                event.quoteUnitsPerTickLot());
    }

    private MarketDefinition changed(
            final MarketTermsSetDecoder event,
            final MarketDefinition before,
            final DirectBuffer buffer,
            final int command) {
        final SetMarketTermsDecoder set =
                new SetMarketTermsDecoder().wrapAndApplyHeader(buffer, command, commandHeader);
        return new MarketDefinition(
                before.marketId(),
                before.symbol(),
                before.base(),
                before.quote(),
                set.tickMantissa(),
                set.tickScale(),
                set.lotMantissa(),
                set.lotScale(),
                set.minQtyLots(),
                set.maxQtyLots(),
                set.minNotionalUnits(),
                set.maxNotionalUnits(),
                event.lotUnits(),
                event.quoteUnitsPerTickLot());
    }

    void saveAssets(final StateOutput out) {
        out.put(assets.size());
        assets.forEach(asset -> save(asset, out));
    }

    void loadAssets(final StateInput in) {
        final int count = in.getInt();
        for (int i = 0; i < count; i++) {
            assets.add(loadAsset(in));
        }
    }

    private static void save(final Asset asset, final StateOutput out) {
        out.put(asset.code()).put(asset.scale());
    }

    private static Asset loadAsset(final StateInput in) {
        return new Asset(in.getText(), in.getInt());
    }

    static void save(final MarketDefinition definition, final StateOutput out) {
        out.put(definition.marketId()).put(definition.symbol());
        save(definition.base(), out);
        save(definition.quote(), out);
        out.put(definition.tickMantissa()).put(definition.tickScale());
        out.put(definition.lotMantissa()).put(definition.lotScale());
        out.put(definition.minQtyLots()).put(definition.maxQtyLots());
        out.put(definition.minNotionalUnits()).put(definition.maxNotionalUnits());
        out.put(definition.lotUnits()).put(definition.quoteUnitsPerTickLot());
    }

    static MarketDefinition load(final StateInput in) {
        return new MarketDefinition(
                in.getInt(),
                in.getText(),
                loadAsset(in),
                loadAsset(in),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getInt(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong(),
                in.getLong());
    }
}
