package org.ringbook.followers.market;

import java.sql.SQLException;
import org.agrona.DirectBuffer;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerKind;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.Projection;
import org.ringbook.followers.RowAppender;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Public trades and candles in SQL. */
public final class MarketProjection implements Projection {
    /** The follower of this name. */
    public static final FollowerKind KIND =
            new FollowerKind("market", "classpath:org/ringbook/followers/market", MarketProjection::new);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();
    private TermsTables terms;
    private CandleTable candles;
    private RowAppender trades;
    private BustedTrades busts;

    /** Made for a connection by the framework. */
    public MarketProjection() {}

    @Override
    public void open(final Handle handle, final long sequence) throws SQLException {
        terms = new TermsTables(handle);
        trades = RowAppender.of(
                handle,
                "market_trade",
                "market_id",
                "trade_id",
                "terms_number",
                "sequence",
                "frame_index",
                "timestamp_ns",
                "price_ticks",
                "qty_lots",
                "base_units",
                "quote_units",
                "buy_order_id",
                "sell_order_id",
                "aggressor_side",
                "busted_sequence");
        candles = new CandleTable(handle, terms.numbers());
        busts = new BustedTrades(handle, candles);
    }

    @Override
    public void apply(final JournalRecord record) throws SQLException {
        final DirectBuffer buffer = record.buffer();
        int index = 0;
        for (int at = record.firstEvent(); at < record.end(); at = Frames.next(buffer, at)) {
            index++;
            final int event = Frames.offset(at);
            header.wrap(buffer, event);
            switch (header.templateId()) {
                case TradeDecoder.TEMPLATE_ID -> traded(record, index, trade.wrapAndApplyHeader(buffer, event, header));
                case TradeBustedDecoder.TEMPLATE_ID -> {
                    busted.wrapAndApplyHeader(buffer, event, header);
                    flush();
                    busts.bust(busted.marketId(), busted.tradeId(), record.sequence());
                }
                default -> {
                    final MarketDefinition definition = terms.apply(record, event, header);
                    if (definition != null) {
                        candles.newTerms(definition.marketId());
                    }
                }
            }
        }
    }

    private void traded(final JournalRecord record, final int index, final TradeDecoder event) throws SQLException {
        final int termsNumber = terms.numbers().get(event.marketId() - 1);
        final Side side = event.aggressorSide();
        trades.put(event.marketId())
                .put(event.tradeId())
                .put(termsNumber)
                .put(record.sequence())
                .put(index)
                .put(record.timestampNs())
                .put(event.priceTicks())
                .put(event.qtyLots())
                .put(event.baseUnits())
                .put(event.quoteUnits())
                .put(event.buyOrderId())
                .put(event.sellOrderId())
                .put(side == Side.NULL_VAL ? 0 : side.value())
                .put(0);
        trades.end();
        candles.traded(
                event.marketId(),
                termsNumber,
                record.timestampNs(),
                event.priceTicks(),
                event.baseUnits(),
                event.quoteUnits());
    }

    @Override
    public void flush() throws SQLException {
        terms.flush();
        trades.flush();
        candles.flush();
    }
}
