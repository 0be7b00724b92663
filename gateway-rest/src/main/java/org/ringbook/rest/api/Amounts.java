package org.ringbook.rest.api;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.DecimalException;
import org.ringbook.client.Decimals;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;

/** Decimals and times of clients, and whole steps and nanoseconds of the engine. Exact, or refused. */
final class Amounts {
    private static final int PPM_SCALE = 6;

    private Amounts() {}

    /** A decimal parameter in steps; 0 if it is not there. */
    static long steps(final Call call, final Param param, final Decimals decimals, final String tooFine) {
        final String text = call.decimal(param);
        if (text == null) {
            return 0;
        }
        try {
            final long steps = decimals.withExponents().parse(text);
            if (steps == 0) {
                throw param.wrong(param.name() + " is to be more than 0");
            }
            return steps;
        } catch (final DecimalException e) {
            throw (e.below() != null && e.above() != null ? param.fails(tooFine) : param).wrong(e.getMessage());
        }
    }

    static long price(final Call call, final Param param, final MarketView market) {
        return steps(call, param, market.market().price(), "ErrPriceDenominationNotAllowed");
    }

    static long volume(final Call call, final Param param, final MarketView market) {
        return steps(call, param, market.market().quantity(), "ErrVolumeDenominationNotAllowed");
    }

    static long counter(final Call call, final Param param, final MarketView market) {
        return steps(call, param, market.market().quote().amount(), "ErrCounterDenominationNotAllowed");
    }

    static String price(final MarketView market, final long ticks) {
        return market.market().price().text(ticks);
    }

    static String volume(final MarketView market, final long lots) {
        return market.market().quantity().text(lots);
    }

    static String base(final MarketView market, final long units) {
        return market.market().base().amount().text(units);
    }

    /** Of lots, as an amount of base with all its decimals. */
    static String baseOfLots(final MarketView market, final long lots) {
        return base(market, lots * market.terms().lotUnits());
    }

    static String counter(final MarketView market, final long units) {
        return market.market().quote().amount().text(units);
    }

    /** Parts per million as a fraction. */
    static String fraction(final int ppm) {
        return BigDecimal.valueOf(ppm, PPM_SCALE).toPlainString();
    }

    static long millis(final long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    static long nanos(final long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
