package org.ringbook.audit;

import org.agrona.DirectBuffer;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Compares what a bust says of a trade with what the trade's own event said. The core can't: it keeps no trades. Trades are looked
 * up in the journal again, by a reader of its own, as busts are few. One thread.
 */
final class BustCheck implements AutoCloseable {
    private final JournalReader reader;
    private final TradeIndex index = new TradeIndex();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final TradeDecoder found = new TradeDecoder();
    private final BustTradeDecoder command = new BustTradeDecoder();
    private final TradeBustedDecoder event = new TradeBustedDecoder();
    private long compared;
    private long unknown;

    /** Looks trades up by this reader, which is closed with this object. */
    BustCheck(final JournalReader reader) {
        this.reader = reader;
    }

    /** Takes in a trade. */
    void trade(final long sequence, final DirectBuffer buffer, final int offset) {
        wrap(buffer, offset, trade);
        index.add(trade.marketId(), trade.tradeId(), sequence);
    }

    private void wrap(final DirectBuffer buffer, final int offset, final TradeDecoder decoder) {
        header.wrap(buffer, offset);
        decoder.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
    }

    /**
     * Checks a bust.
     *
     * @param sequence      of its record.
     * @param commandOffset of the command's message header.
     * @param eventOffset   of the TradeBusted's message header.
     * @return what is wrong; null if nothing is, or the trade's record is not in the journal any more.
     */
    Finding bust(final long sequence, final DirectBuffer buffer, final int commandOffset, final int eventOffset) {
        command.wrapAndApplyHeader(buffer, commandOffset, header);
        final int marketId = command.marketId();
        final long tradeId = command.tradeId();
        if (!find(marketId, tradeId, sequence)) {
            if (reader.firstSequence() > 1) {
                unknown++;
                return null;
            }
            return Reexecution.found(
                    Finding.Kind.MISSTATED,
                    sequence,
                    "it busts trade " + tradeId + " of market " + marketId + ", which no record before it made");
        }
        compared++;
        event.wrapAndApplyHeader(buffer, eventOffset, header);
        final String difference = difference();
        return difference == null
                ? null
                : Reexecution.found(
                        Finding.Kind.MISSTATED,
                        sequence,
                        "it busts trade " + tradeId + " of market " + marketId + " with another content than record "
                                + reader.sequence() + " made it with: " + difference);
    }

    /** Goes to the trade's record. */
    private boolean find(final int marketId, final long tradeId, final long before) {
        final long from = Math.max(index.notBehind(marketId, tradeId), reader.firstSequence());
        reader.seek(from);
        while (reader.sequence() < before && reader.next()) {
            final DirectBuffer buffer = reader.buffer();
            final int to = reader.framesOffset() + reader.framesLength();
            for (int at = reader.framesOffset(); at < to; at = Frames.next(buffer, at)) {
                if (Frames.templateId(buffer, Frames.offset(at)) == TradeDecoder.TEMPLATE_ID) {
                    wrap(buffer, Frames.offset(at), found);
                    if (found.marketId() == marketId && found.tradeId() == tradeId) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private String difference() {
        final String[] names = {
            "priceTicks",
            "qtyLots",
            "buyAccountId",
            "sellAccountId",
            "buyFeeUnits",
            "sellFeeUnits",
            "event's buyAccountId",
            "event's sellAccountId",
            "baseUnits",
            "quoteUnits",
            "event's buyFeeUnits",
            "event's sellFeeUnits"
        };
        final long[] said = {
            command.priceTicks(), command.qtyLots(), command.buyAccountId(), command.sellAccountId(),
            command.buyFeeUnits(), command.sellFeeUnits(), event.buyAccountId(), event.sellAccountId(),
            event.baseUnits(), event.quoteUnits(), event.buyFeeUnits(), event.sellFeeUnits()
        };
        final long[] made = {
            found.priceTicks(),
            found.qtyLots(),
            found.buyAccountId(),
            found.sellAccountId(),
            found.buyFeeUnits(),
            found.sellFeeUnits(),
            found.buyAccountId(),
            found.sellAccountId(),
            found.baseUnits(),
            found.quoteUnits(),
            found.buyFeeUnits(),
            found.sellFeeUnits()
        };
        for (int i = 0; i < names.length; i++) {
            if (said[i] != made[i]) {
                return names[i] + "=" + said[i] + " instead of " + made[i];
            }
        }
        return null;
    }

    /** Busts that were compared with their trade. */
    long compared() {
        return compared;
    }

    /** Busts of trades whose records are not in the journal any more. */
    long unknown() {
        return unknown;
    }

    @Override
    public void close() {
        reader.close();
    }
}
