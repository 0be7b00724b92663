package org.ringbook.rest.api;

import static org.ringbook.rest.api.Administration.ROOT;
import static org.ringbook.rest.api.Administration.operating;

import java.math.BigDecimal;
import java.util.List;
import org.ringbook.client.BustSpec;
import org.ringbook.client.Decimals;
import org.ringbook.client.MarketSpec;
import org.ringbook.client.venue.Asset;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketTrade;
import org.ringbook.rest.exchange.MarketView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.rest.http.Call;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;
import org.ringbook.sbe.messages.MarketState;

/** What operators do with assets, markets, fees and trades, and with the exchange as a whole. */
final class AdminMarketRoutes {
    private static final String GROUP = "Ringbook: operating markets";
    private static final int SCALE_MAX = 18;
    private static final int MANTISSA_BITS_MAX = 62;
    private static final int PPM_MAX = 100_000;
    private static final Param CODE =
            Param.text("code", 16, "2 to 16 of A-Z 0-9 . _ -").required();
    private static final Param SCALE =
            Param.integer("scale", 0, SCALE_MAX, "Decimals of a unit.").required();
    private static final Param PAYOUT_SCALE = Param.integer("payout_scale", 0, SCALE_MAX, "Decimals of a withdrawal.")
            .required();
    private static final Param SYMBOL =
            Param.text("pair", 16, "2 to 16 of A-Z 0-9 . _ -").required().fails("ErrInvalidMarketPair");
    private static final Param BASE =
            Param.text("base", 16, "Asset that is traded.").required().fails("ErrInvalidCurrency");
    private static final Param COUNTER = Param.text("counter", 16, "Asset that it is traded against.")
            .required()
            .fails("ErrInvalidCurrency");
    private static final Param TICK =
            Param.decimal("tick_size", "ErrInvalidPrice", "Step of prices.").required();
    private static final Param LOT =
            Param.decimal("lot_size", "ErrInvalidVolume", "Step of volumes.").required();
    private static final Param MIN_VOLUME = Param.decimal(
                    "min_volume", "ErrInvalidVolume", "Smallest volume of an order.")
            .required();
    private static final Param MAX_VOLUME = Param.decimal(
                    "max_volume", "ErrInvalidVolume", "Largest volume of an order.")
            .required();
    private static final Param MIN_VALUE = Param.decimal(
                    "min_value", "ErrInvalidCounterVolume", "Smallest price by volume.")
            .required();
    private static final Param MAX_VALUE = Param.decimal(
                    "max_value", "ErrInvalidCounterVolume", "Largest price by volume.")
            .required();
    private static final Param STATE = Param.word(
                    "state",
                    List.of("OPEN", "CLOSED", "HALTED", "AUCTION", "SUSPENDED", "DELISTED"),
                    "What the market takes.")
            .required();
    private static final Param UNTIL = Param.time(
            "until", "Of an auction: when its trades are made and the market opens; else when it is opened.");
    private static final Param MAKER =
            Param.integer("maker_ppm", 0, PPM_MAX, "Parts per million.").required();
    private static final Param TAKER =
            Param.integer("taker_ppm", 0, PPM_MAX, "Parts per million.").required();
    private static final Param TIER =
            Param.integer("tier", 0, 15, "The fee tier.").required();
    private static final Param HALTED = Param.flag("halted", "Whether new orders are refused in every market.")
            .required();
    private static final Param TRADE_ID = Param.integer("trade_id", 1, 1L << 53, "One of the market's latest 1000.")
            .required();

    private final ExchangeView view;
    private final Lookup lookup;
    private final Administration administration;

    AdminMarketRoutes(final ExchangeView view, final Lookup lookup, final Administration administration) {
        this.view = view;
        this.lookup = lookup;
        this.administration = administration;
    }

    List<Route> routes() {
        return List.of(
                operating(Route.get(ROOT + "assets").named(GROUP, "readAssets", "Assets."))
                        .by(AdminAnswers.Assets.class, this::assets),
                operating(Route.post(ROOT + "assets").named(GROUP, "addAsset", "Add an asset."))
                        .takes(CODE, SCALE, PAYOUT_SCALE)
                        .fails("ErrDuplicateExternalID")
                        .by(AdminAnswers.Done.class, this::addAsset),
                operating(Route.post(ROOT + "markets")
                                .named(GROUP, "addMarket", "Add a market; it is closed at first."))
                        .takes(SYMBOL, BASE, COUNTER, TICK, LOT, MIN_VOLUME, MAX_VOLUME, MIN_VALUE, MAX_VALUE)
                        .fails("ErrDuplicateExternalID")
                        .by(AdminAnswers.Done.class, this::addMarket),
                operating(Route.put(ROOT + "markets/{pair}/state")
                                .named(GROUP, "setMarketState", "Set what a market takes."))
                        .takes(STATE, UNTIL)
                        .fails("ErrInvalidMarketPair")
                        .by(AdminAnswers.Done.class, this::setState),
                operating(Route.put(ROOT + "fees")
                                .named(GROUP, "setFees", "Set the fees of a tier, from the next trade on."))
                        .takes(TIER, MAKER, TAKER)
                        .by(AdminAnswers.Done.class, this::setFees),
                operating(Route.put(ROOT + "halt")
                                .named(GROUP, "halt", "Refuse new orders everywhere, or take them again."))
                        .takes(HALTED)
                        .by(AdminAnswers.Done.class, this::halt),
                operating(Route.post(ROOT + "busts").named(GROUP, "bustTrade", "Undo what a trade has moved."))
                        .takes(Fields.PAIR, TRADE_ID)
                        .fails("ErrNotFound", "ErrInsufficientFunds")
                        .by(AdminAnswers.Done.class, this::bust));
    }

    private AdminAnswers.Assets assets(final Call call) {
        return new AdminAnswers.Assets(view.assets().stream()
                .map(asset -> new AdminAnswers.Asset(asset.code(), asset.scale()))
                .toList());
    }

    private AdminAnswers.Done addAsset(final Call call) {
        final String code = Administration.ascii(call, CODE);
        final short scale = (short) call.integer(SCALE, 0);
        final short payoutScale = (short) call.integer(PAYOUT_SCALE, 0);
        return administration.execute(
                call,
                draft -> draft.addAsset().scale(scale).payoutScale(payoutScale).code(code));
    }

    private AdminAnswers.Done addMarket(final Call call) {
        final Asset base = lookup.asset(BASE, call.text(BASE));
        final Asset counter = lookup.asset(COUNTER, call.text(COUNTER));
        final BigDecimal tick = step(call, TICK);
        final BigDecimal lot = step(call, LOT);
        final Decimals quantity =
                Decimals.ofStep("volume", "lot size", lot.unscaledValue().longValueExact(), lot.scale());
        final MarketSpec market = new MarketSpec(
                Administration.ascii(call, SYMBOL),
                base.assetId(),
                counter.assetId(),
                tick.unscaledValue().longValueExact(),
                tick.scale(),
                lot.unscaledValue().longValueExact(),
                lot.scale(),
                Amounts.steps(call, MIN_VOLUME, quantity, MIN_VOLUME.code()),
                Amounts.steps(call, MAX_VOLUME, quantity, MAX_VOLUME.code()),
                Amounts.steps(call, MIN_VALUE, counter.amount(), MIN_VALUE.code()),
                Amounts.steps(call, MAX_VALUE, counter.amount(), MAX_VALUE.code()));
        return administration.execute(call, market::encode);
    }

    private static BigDecimal step(final Call call, final Param param) {
        final BigDecimal step = new BigDecimal(call.decimal(param)).stripTrailingZeros();
        final BigDecimal whole = step.scale() < 0 ? step.setScale(0) : step;
        if (whole.signum() <= 0
                || whole.scale() > SCALE_MAX
                || whole.unscaledValue().bitLength() > MANTISSA_BITS_MAX) {
            throw param.wrong(param.name() + " is more than 0, with at most 18 decimals");
        }
        return whole;
    }

    private AdminAnswers.Done setState(final Call call) {
        final MarketView market = lookup.market(call.path("pair"));
        final MarketState state = MarketState.valueOf(call.text(STATE));
        final long untilNs = Amounts.nanos(call.integer(UNTIL, 0));
        return administration.execute(
                call,
                draft -> draft.setMarketState()
                        .marketId(market.market().marketId())
                        .state(state)
                        .auctionEndNs(untilNs));
    }

    private AdminAnswers.Done setFees(final Call call) {
        final short tier = (short) call.integer(TIER, 0);
        final int maker = (int) call.integer(MAKER, 0);
        final int taker = (int) call.integer(TAKER, 0);
        return administration.execute(
                call, draft -> draft.setFees().feeTier(tier).makerPpm(maker).takerPpm(taker));
    }

    private AdminAnswers.Done halt(final Call call) {
        final boolean halted = call.flag(HALTED);
        return administration.execute(call, draft -> draft.haltEngine().halted(Administration.booleanType(halted)));
    }

    private AdminAnswers.Done bust(final Call call) {
        final int marketId = lookup.market(call, Fields.PAIR).market().marketId();
        final long tradeId = call.integer(TRADE_ID, 0);
        final BustSpec trade = view.read(() -> {
            final MarketTrade found = view.trades(marketId, Integer.MAX_VALUE).stream()
                    .filter(one -> one.tradeId() == tradeId)
                    .findFirst()
                    .orElseThrow(AdminMarketRoutes::unknownTrade);
            final AccountTrade bought = fill(found.buyOrderId(), tradeId);
            final AccountTrade sold = fill(found.sellOrderId(), tradeId);
            return new BustSpec(
                    tradeId,
                    marketId,
                    bought.accountId(),
                    sold.accountId(),
                    found.priceTicks(),
                    found.qtyLots(),
                    bought.feeUnits(),
                    sold.feeUnits());
        });
        return administration.execute(call, trade::encode);
    }

    private AccountTrade fill(final long orderId, final long tradeId) {
        return view.fills(orderId).stream()
                .filter(fill -> fill.tradeId() == tradeId)
                .findFirst()
                .orElseThrow(AdminMarketRoutes::unknownTrade);
    }

    private static ApiException unknownTrade() {
        return new ApiException(
                404,
                "ErrNotFound",
                "it is not among the latest trades that stand; ringbook admin trade bust finds older ones");
    }
}
