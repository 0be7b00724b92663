package org.ringbook.cli.admin;

import java.time.Instant;
import org.ringbook.client.Instrument;
import org.ringbook.client.OrderSpec;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.TimeInForce;
import picocli.CommandLine.Option;

/** What an order is besides side, market, quantity and price. */
final class OrderOptions {
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "limit, market, stop, stop-limit or market-to-limit. Default: what price and --stop say.")
    private Type type;

    @Option(names = "--stop", paramLabel = "PRICE", description = "A trade here or beyond it makes it an order.")
    private String stop;

    @Option(
            names = "--tif",
            paramLabel = "TIF",
            description =
                    "day (until the market closes), gtc (until it is canceled), ioc, fok, gtd (until --expire). Default: gtc.")
    private Tif tif;

    @Option(
            names = "--expire",
            paramLabel = "WHEN",
            description = "When it ends: a time such as 2026-12-01T08:00:00Z, or from now such as 10m. Makes it gtd.")
    private String expire;

    @Option(names = "--peak", paramLabel = "QUANTITY", description = "Iceberg: how much of it shows.")
    private String peak;

    @Option(names = "--min", paramLabel = "QUANTITY", description = "Canceled if less could trade at once.")
    private String min;

    @Option(
            names = "--stp",
            paramLabel = "MODE",
            description =
                    "Where it meets an order of its own owner: newest (it is canceled), oldest (the other is), both,"
                            + " decrement, or none (they trade, if the account may). Default: newest.")
    private Stp stp = Stp.NEWEST;

    @Option(names = "--post-only", description = "Refused whole if any of it would trade at once.")
    private boolean postOnly;

    @Option(names = "--by-quote", description = "QUANTITY is an amount of the quote asset (market and stop buys).")
    private boolean byQuote;

    @Option(names = "--valid-until", paramLabel = "WHEN", description = "Refused if it comes later.")
    private String validUntil;

    @Option(
            names = "--id",
            paramLabel = "CLORDID",
            defaultValue = "",
            description = "Client order id: a repeat with the same id is refused, so it can't be placed twice.")
    private String clOrdId;

    /** As people say it. */
    private enum Type {
        LIMIT(OrdType.LIMIT),
        MARKET(OrdType.MARKET),
        STOP(OrdType.STOP),
        STOP_LIMIT(OrdType.STOP_LIMIT),
        MARKET_TO_LIMIT(OrdType.MARKET_TO_LIMIT);

        private final OrdType ordType;

        Type(final OrdType ordType) {
            this.ordType = ordType;
        }

        @Override
        public String toString() {
            return Words.of(this);
        }
    }

    /** As people say it. */
    private enum Tif {
        DAY(TimeInForce.DAY),
        GTC(TimeInForce.GTC),
        IOC(TimeInForce.IOC),
        FOK(TimeInForce.FOK),
        GTD(TimeInForce.GTD);

        private final TimeInForce timeInForce;

        Tif(final TimeInForce timeInForce) {
            this.timeInForce = timeInForce;
        }
    }

    /** As people say it. */
    private enum Stp {
        NEWEST(SelfTradePrevention.CANCEL_NEWEST),
        OLDEST(SelfTradePrevention.CANCEL_OLDEST),
        BOTH(SelfTradePrevention.CANCEL_BOTH),
        DECREMENT(SelfTradePrevention.DECREMENT),
        NONE(SelfTradePrevention.NONE);

        private final SelfTradePrevention mode;

        Stp(final SelfTradePrevention mode) {
            this.mode = mode;
        }
    }

    /** The quantity, in what the order counts it. */
    long quantity(final String text, final Instrument instrument) {
        return (byQuote ? instrument.quote() : instrument.quantity()).parse(text);
    }

    void apply(final OrderSpec order, final String price, final Instrument instrument) {
        final Instant now = Instant.now();
        order.ordType(typeOf(price))
                .timeInForce(tif != null ? tif.timeInForce : expire == null ? TimeInForce.GTC : TimeInForce.GTD)
                .expireTimeNs(Times.momentNs(expire, now))
                .validUntilNs(Times.momentNs(validUntil, now))
                .priceTicks(price == null ? 0 : instrument.price().parse(price))
                .stopPriceTicks(stop == null ? 0 : instrument.price().parse(stop))
                .displayQty(peak == null ? 0 : instrument.quantity().parse(peak))
                .minQty(min == null ? 0 : instrument.quantity().parse(min))
                .selfTradePrevention(stp.mode)
                .postOnly(postOnly)
                .byQuote(byQuote)
                .clOrdId(clOrdId);
    }

    private OrdType typeOf(final String price) {
        if (type != null) {
            return type.ordType;
        }
        if (stop != null) {
            return price == null ? OrdType.STOP : OrdType.STOP_LIMIT;
        }
        return price == null ? OrdType.MARKET : OrdType.LIMIT;
    }
}
