package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.agrona.DirectBuffer;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CatalogFile;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.StateInput;
import org.ringbook.readmodel.books.StateOutput;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.TradeDecoder;

/** All that is kept of the exchange, made of its records one by one. One thread, or under the view's lock. */
final class ExchangeState {
    final Catalog catalog = new Catalog();
    final ListenerList listeners = new ListenerList();
    final MarketData marketData = new MarketData();
    final MarketDataBuilder books = new MarketDataBuilder(listeners);
    final Orders orders = new Orders();
    final Ledger ledger = new Ledger(listeners);
    final Funding funding = new Funding();
    final AccountTerms terms = new AccountTerms();
    private final OrderChanges orderChanges = new OrderChanges(orders, listeners);
    private final MoneyChanges moneyChanges = new MoneyChanges(catalog, ledger, funding);
    private final CommandInForce command = new CommandInForce();
    private final EventFrame frame = new EventFrame();
    private long timestampNs;

    ExchangeState() {
        listeners.add(new Trades());
    }

    long sequence() {
        return books.sequence();
    }

    long timestampNs() {
        return timestampNs;
    }

    void apply(
            final long recordSequence,
            final long recordTimestampNs,
            final DirectBuffer buffer,
            final int from,
            final int length) {
        books.apply(recordSequence, recordTimestampNs, buffer, from, length);
        applyToAccounts(recordSequence, recordTimestampNs, buffer, from, length);
        timestampNs = recordTimestampNs;
        listeners.applied(recordSequence, recordTimestampNs);
    }

    private void applyToAccounts(
            final long recordSequence,
            final long recordTimestampNs,
            final DirectBuffer buffer,
            final int from,
            final int length) {
        frame.record(recordSequence, recordTimestampNs, true);
        final int to = from + length;
        int index = 0;
        for (int at = from; at < to; at = Frames.next(buffer, at)) {
            final boolean last = Frames.next(buffer, at) >= to;
            frame.wrap(buffer, Frames.offset(at), Frames.length(buffer, at), index, last);
            if (index == 0) {
                command.begin(frame);
            } else {
                orderChanges.onEvent(frame, command);
                moneyChanges.onEvent(frame, command);
                terms.onEvent(frame, command);
                catalog.onEvent(frame, command);
            }
            index++;
        }
    }

    /** All that it knows. Between two records. */
    void write(final DataOutput out) throws IOException {
        out.writeLong(timestampNs);
        final StateOutput state = new StateOutput();
        books.save(state);
        final byte[] bytes = state.toBytes();
        out.writeInt(bytes.length);
        out.write(bytes);
        CatalogFile.write(catalog, out);
        marketData.write(out);
        orders.write(out);
        ledger.write(out);
        funding.write(out);
        terms.write(out);
    }

    /** Takes up what was written, before the first record. */
    void read(final DataInput in) throws IOException {
        timestampNs = in.readLong();
        final byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        books.load(new StateInput(bytes));
        CatalogFile.read(catalog, in);
        marketData.read(in);
        orders.read(in);
        ledger.read(in);
        funding.read(in);
        terms.read(in);
    }

    private final class Trades implements ViewListener {
        private long recordSequence;

        @Override
        public void beginRecord(final long newSequence, final long newTimestampNs) {
            recordSequence = newSequence;
        }

        @Override
        public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
            marketData.traded(market, recordSequence, index, trade);
        }

        @Override
        public void busted(final MarketBook market, final int index, final long tradeId) {
            marketData.forget(market.marketId(), trade -> trade.tradeId() == tradeId);
        }

        @Override
        public void defined(final MarketBook market, final int index) {
            if (index > 0) {
                marketData.forget(market.marketId(), trade -> true);
            }
        }
    }
}
