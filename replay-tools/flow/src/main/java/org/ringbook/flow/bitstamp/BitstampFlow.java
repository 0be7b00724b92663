package org.ringbook.flow.bitstamp;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.KnownShare;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.RecordedFlow;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.RowReader;

/**
 * Bitstamp's log as steps. It begins with an empty book and its messages are not quite in order, so what orders are left with by
 * the log sets the book right whenever it differs, and trades are compared by price and quantity alone.
 */
public final class BitstampFlow extends RecordedFlow {
    private final RowReader<BitstampEvent> events;
    private long lastTimeNs;

    private BitstampFlow(final FlowInstrument instrument, final RowReader<BitstampEvent> events) {
        super(instrument, events);
        this.events = events;
    }

    /**
     * Opens a log.
     *
     * @param path the file, plain or gzip.
     * @param symbol name of the market, whose first three letters are the base; null for the one in the file's name.
     * @return the flow.
     * @throws IOException when the file can't be read.
     */
    public static BitstampFlow open(final Path path, final String symbol) throws IOException {
        final String name = symbol == null ? FlowFile.symbolOf(path, "BTCUSD") : symbol;
        final boolean isPair = name.length() == 6;
        final FlowInstrument instrument = new FlowInstrument(
                name,
                isPair ? name.substring(0, 3) : name,
                isPair ? name.substring(3) : "USD",
                BigDecimal.valueOf(1, BitstampReader.PRICE_DECIMALS),
                BigDecimal.valueOf(1, BitstampReader.AMOUNT_DECIMALS));
        return new BitstampFlow(instrument, new BitstampReader(path));
    }

    @Override
    public List<KnownShare> knownShares() {
        return List.of(new KnownShare(CheckKind.TAPE_TRADE, 85, 100), KnownShare.all(CheckKind.PRICE_TIME));
    }

    @Override
    protected boolean translateNext() throws IOException {
        final BitstampEvent event = events.next();
        if (event == null) {
            return false;
        }
        lastTimeNs = Math.max(lastTimeNs, event.timeNs());
        final MirrorOrder order = steps().mirror().order(event.orderId());
        switch (event.type()) {
            case CREATED -> create(event, order);
            case CHANGED -> change(event, order);
            case DELETED -> delete(event, order);
            case TRADE -> steps().check(new FlowCheck.TapeTrade(event.priceTicks(), event.qtyLots()));
            default -> steps().remark(FlowNote.SNAPSHOT);
        }
        return true;
    }

    private void create(final BitstampEvent event, final MirrorOrder order) {
        if (order != null || event.qtyLots() == 0) {
            steps().remark(FlowNote.OTHER);
        } else {
            steps().newLimit(lastTimeNs, event.orderId(), event.side(), event.priceTicks(), event.qtyLots());
        }
    }

    private void change(final BitstampEvent event, final MirrorOrder order) {
        if (order == null || event.qtyLots() == order.leavesQty() || event.qtyLots() == 0) {
            steps().remark(FlowNote.CONSEQUENCE);
        } else {
            steps().replace(lastTimeNs, order, order.priceTicks(), event.qtyLots());
            steps().remark(FlowNote.CORRECTION);
        }
    }

    private void delete(final BitstampEvent event, final MirrorOrder order) {
        if (order == null) {
            steps().remark(event.qtyLots() == 0 ? FlowNote.CONSEQUENCE : FlowNote.UNKNOWN_ORDER);
            return;
        }
        steps().cancel(lastTimeNs, order);
        if (event.qtyLots() == 0) {
            steps().remark(FlowNote.CORRECTION);
        }
    }
}
