package org.ringbook.cli.admin;

import java.nio.file.Path;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.ringbook.client.BustSpec;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** Finds a trade in a journal, also beside a live engine. */
final class TradeSearch {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final int marketId;
    private final long tradeId;

    private TradeSearch(final int marketId, final long tradeId) {
        this.marketId = marketId;
        this.tradeId = tradeId;
    }

    static Optional<BustSpec> find(final Path journal, final int marketId, final long tradeId) {
        final TradeSearch search = new TradeSearch(marketId, tradeId);
        try (JournalReader reader = JournalReader.open(journal)) {
            BustSpec found = null;
            while (found == null && reader.next()) {
                found = search.in(reader.buffer(), reader.framesOffset(), reader.framesLength());
            }
            return Optional.ofNullable(found);
        }
    }

    /** The trade, if the record has it, else null. */
    private BustSpec in(final DirectBuffer buffer, final int from, final int length) {
        for (int at = Frames.next(buffer, from); at < from + length; at = Frames.next(buffer, at)) {
            header.wrap(buffer, Frames.offset(at));
            if (header.templateId() == TradeDecoder.TEMPLATE_ID) {
                trade.wrapAndApplyHeader(buffer, Frames.offset(at), header);
                if (trade.marketId() == marketId && trade.tradeId() == tradeId) {
                    return spec();
                }
            }
        }
        return null;
    }

    private BustSpec spec() {
        return new BustSpec(
                trade.tradeId(),
                trade.marketId(),
                trade.buyAccountId(),
                trade.sellAccountId(),
                trade.priceTicks(),
                trade.qtyLots(),
                trade.buyFeeUnits(),
                trade.sellFeeUnits());
    }
}
