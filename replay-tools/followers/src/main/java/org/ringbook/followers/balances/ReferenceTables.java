package org.ringbook.followers.balances;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.RowAppender;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;

/** Assets, markets and accounts, as the commands named them and the events numbered them. */
final class ReferenceTables {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final SetMarketTermsDecoder setTerms = new SetMarketTermsDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final AssetAddedDecoder assetAdded = new AssetAddedDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
    private final MarketTermsSetDecoder termsSet = new MarketTermsSetDecoder();
    private final AccountOpenedDecoder accountOpened = new AccountOpenedDecoder();
    private final RowAppender assets;
    private final RowAppender markets;
    private final RowAppender accounts;
    private final PreparedStatement updateTerms;

    ReferenceTables(final Handle handle) throws SQLException {
        assets = RowAppender.of(handle, "balances_asset", "asset_id", "code", "scale", "payout_scale", "sequence");
        markets = RowAppender.of(
                handle,
                "balances_market",
                "market_id",
                "symbol",
                "base_asset_id",
                "quote_asset_id",
                "tick_mantissa",
                "tick_scale",
                "lot_mantissa",
                "lot_scale",
                "lot_units",
                "quote_units_per_tick_lot",
                "sequence");
        accounts =
                RowAppender.of(handle, "balances_account", "account_id", "owner_id", "name", "sequence", "opened_ns");
        updateTerms = handle.getConnection()
                .prepareStatement("UPDATE balances_market SET tick_mantissa = ?, tick_scale = ?, lot_mantissa = ?,"
                        + " lot_scale = ?, lot_units = ?, quote_units_per_tick_lot = ?, sequence = ?"
                        + " WHERE market_id = ?");
    }

    /** {@return whether the event was one of these} */
    boolean apply(final JournalRecord record, final int event, final int templateId) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        switch (templateId) {
            case AssetAddedDecoder.TEMPLATE_ID ->
                addAsset(record, assetAdded.wrapAndApplyHeader(buffer, event, header));
            case MarketAddedDecoder.TEMPLATE_ID ->
                addMarket(record, marketAdded.wrapAndApplyHeader(buffer, event, header));
            case MarketTermsSetDecoder.TEMPLATE_ID ->
                setTerms(record, termsSet.wrapAndApplyHeader(buffer, event, header));
            case AccountOpenedDecoder.TEMPLATE_ID ->
                openAccount(record, accountOpened.wrapAndApplyHeader(buffer, event, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addAsset(final JournalRecord record, final AssetAddedDecoder added) throws SQLException {
        addAsset.wrapAndApplyHeader(record.buffer(), record.command(), header);
        final int scale = addAsset.scale();
        final int payoutScale = addAsset.payoutScale();
        assets.put(added.assetId())
                .put(addAsset.code())
                .put(scale)
                .put(payoutScale)
                .put(record.sequence());
        assets.end();
    }

    private void addMarket(final JournalRecord record, final MarketAddedDecoder added) throws SQLException {
        addMarket.wrapAndApplyHeader(record.buffer(), record.command(), header);
        final int base = addMarket.baseAssetId();
        final int quote = addMarket.quoteAssetId();
        final long tickMantissa = addMarket.tickMantissa();
        final long lotMantissa = addMarket.lotMantissa();
        final int tickScale = addMarket.tickScale();
        final int lotScale = addMarket.lotScale();
        markets.put(added.marketId()).put(addMarket.symbol()).put(base).put(quote);
        markets.put(tickMantissa).put(tickScale).put(lotMantissa).put(lotScale);
        markets.put(added.lotUnits()).put(added.quoteUnitsPerTickLot()).put(record.sequence());
        markets.end();
    }

    private void setTerms(final JournalRecord record, final MarketTermsSetDecoder set) throws SQLException {
        setTerms.wrapAndApplyHeader(record.buffer(), record.command(), header);
        markets.flush();
        updateTerms.setLong(1, setTerms.tickMantissa());
        updateTerms.setLong(3, setTerms.lotMantissa());
        updateTerms.setLong(2, setTerms.tickScale());
        updateTerms.setLong(4, setTerms.lotScale());
        updateTerms.setLong(8, set.marketId());
        updateTerms.setLong(5, set.lotUnits());
        updateTerms.setLong(6, set.quoteUnitsPerTickLot());
        updateTerms.setLong(7, record.sequence());
        updateTerms.executeUpdate();
    }

    private void openAccount(final JournalRecord record, final AccountOpenedDecoder opened) throws SQLException {
        openAccount.wrapAndApplyHeader(record.buffer(), record.command(), header);
        accounts.put(opened.accountId()).put(opened.ownerId());
        accounts.put(openAccount.name()).put(record.sequence()).put(record.timestampNs());
        accounts.end();
    }

    void flush() throws SQLException {
        assets.flush();
        markets.flush();
        accounts.flush();
    }
}
