package org.ringbook.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowStream;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.play.RecordedFile;
import org.ringbook.workloads.FlowWriter;
import org.ringbook.workloads.OrderFlow;

/**
 * Orders of a recorded file as a flow: played several times, each time into an empty book, with all canceled that is left. What the
 * exchange made of them otherwise (auctions, gathering before the open, hidden quantities, self-match prevention) is left aside: the
 * flow comes to what a plain continuous book with price-time priority makes of the orders that are seen, from the first on.
 *
 * <p>Prices are the instrument's ticks, quantities its lots; lots smaller than {@link #LOT_SIZE_MIN} are taken together to such, and
 * an order has at least one.
 *
 * @param name the instrument
 * @param flow its orders
 * @param note what was played and what was left out, for people
 */
record RecordedWorkload(String name, OrderFlow flow, String note) {
    /** In units of what is traded: a thousandth. */
    static final BigDecimal LOT_SIZE_MIN = new BigDecimal("0.001");

    /**
     * Reads a recorded file.
     *
     * @param file that {@link RecordedFile} opens
     * @param operationsMin how long the flow is at least
     * @return the flow of the file's instrument
     * @throws IOException if it can't be read, has no orders or is not what its format says
     */
    static RecordedWorkload of(final Path file, final int operationsMin) throws IOException {
        return new Conversion(file).run(operationsMin);
    }

    /** Plays one file. */
    private static final class Conversion {
        private final Path file;
        private final FlowWriter writer = new FlowWriter();
        private long lotsPerLot;
        private int unfit;
        private int missed;

        private Conversion(final Path file) {
            this.file = file;
        }

        private RecordedWorkload run(final int operationsMin) throws IOException {
            String name;
            int times = 0;
            int left;
            do {
                unfit = 0;
                missed = 0;
                name = play();
                left = writer.cancelAll();
                times++;
                if (writer.length() == 0) {
                    throw new IOException("a recording without orders: " + file);
                }
            } while (writer.length() < operationsMin);
            final OrderFlow flow = writer.flow();
            final String note = String.format(
                    Locale.ROOT,
                    "%s (%s): %d times %,d operations, of which the first %,d only build the book and the last %,d cancel what is left; "
                            + "%,d trades each time; left out each time: %,d orders whose price or quantity is beyond the form, "
                            + "%,d commands without effect",
                    name,
                    FlowFile.nameOf(file),
                    times,
                    flow.length() / times,
                    flow.prefill(),
                    left,
                    flow.expected().trades() / times,
                    unfit,
                    missed);
            return new RecordedWorkload(name, flow, note);
        }

        private String play() throws IOException {
            try (FlowStream stream = new RecordedFile(file).open()) {
                final FlowInstrument instrument = stream.instruments().get(0);
                lotsPerLot = LOT_SIZE_MIN
                        .divideToIntegralValue(instrument.lotSize())
                        .max(BigDecimal.ONE)
                        .longValueExact();
                for (FlowStep step = stream.next(); step != null; step = stream.next()) {
                    play(step);
                }
                return instrument.symbol();
            }
        }

        private void play(final FlowStep step) {
            final boolean sell = step.side() == Side.SELL;
            switch (step.action()) {
                case CANCEL -> count(writer.cancel(step.orderId()));
                case NEW_LIMIT -> {
                    if (fits(step, step.priceTicks())) {
                        writer.limit(step.orderId(), sell, (int) step.priceTicks(), lots(step));
                    }
                }
                case NEW_IOC_LIMIT -> {
                    if (fits(step, step.priceTicks())) {
                        writer.immediateOrCancel(sell, (int) step.priceTicks(), lots(step));
                    }
                }
                case NEW_MARKET -> {
                    if (fits(step, 1)) {
                        writer.immediateOrCancel(sell, sell ? 1 : OrderFlow.MAX_PRICE, lots(step));
                    }
                }
                case NEW_MARKET_TO_LIMIT -> {
                    if (fits(step, 1)) {
                        count(writer.marketToLimit(step.orderId(), sell, lots(step)));
                    }
                }
                case REPLACE -> replace(step);
                case GATHER, UNCROSS -> {}
            }
        }

        /** An order that is given terms for which there is no room goes out of the book. */
        private void replace(final FlowStep step) {
            if (fits(step, step.priceTicks())) {
                count(writer.replace(step.orderId(), (int) step.priceTicks(), lots(step)));
            } else {
                writer.cancel(step.orderId());
            }
        }

        private boolean fits(final FlowStep step, final long priceTicks) {
            final boolean fits = priceTicks >= 1
                    && priceTicks <= OrderFlow.MAX_PRICE
                    && step.qtyLots() >= 1
                    && step.qtyLots() / lotsPerLot <= OrderFlow.MAX_QTY;
            unfit += fits ? 0 : 1;
            return fits;
        }

        private int lots(final FlowStep step) {
            return (int) Math.max(1, step.qtyLots() / lotsPerLot);
        }

        private void count(final boolean hadEffect) {
            missed += hadEffect ? 0 : 1;
        }
    }
}
