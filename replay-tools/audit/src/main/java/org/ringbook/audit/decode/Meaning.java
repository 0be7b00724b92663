package org.ringbook.audit.decode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What people read of a field's number: an id's name, a decimal, a time. By the field's type in the schema; which asset an amount is
 * of, by its name.
 */
public final class Meaning {
    private enum Of {
        ASSET_FIELD,
        HOLD_ASSET_FIELD,
        RELEASED_ASSET_FIELD,
        BASE,
        QUOTE
    }

    private static final Map<String, Of> AMOUNTS = Map.ofEntries(
            Map.entry("amountUnits", Of.ASSET_FIELD),
            Map.entry("holdUnits", Of.HOLD_ASSET_FIELD),
            Map.entry("holdDeltaUnits", Of.HOLD_ASSET_FIELD),
            Map.entry("releasedUnits", Of.RELEASED_ASSET_FIELD),
            Map.entry("baseUnits", Of.BASE),
            Map.entry("buyFeeUnits", Of.BASE),
            Map.entry("lotUnits", Of.BASE),
            Map.entry("quoteUnits", Of.QUOTE),
            Map.entry("sellFeeUnits", Of.QUOTE),
            Map.entry("buyReleasedUnits", Of.QUOTE),
            Map.entry("quoteUnitsPerTickLot", Of.QUOTE),
            Map.entry("minNotionalUnits", Of.QUOTE),
            Map.entry("maxNotionalUnits", Of.QUOTE));

    private final Names names;

    /**
     * What it means as of the last record that the names know.
     *
     * @param names the names.
     */
    public Meaning(final Names names) {
        this.names = names;
    }

    /**
     * Whether it is known which asset an amount is of.
     *
     * @param field name of a field of type AmountUnits.
     * @return true for every such field of the schema.
     */
    static boolean knowsAmount(final String field) {
        return AMOUNTS.containsKey(field);
    }

    /**
     * What people read of a field.
     *
     * @param record that it is in.
     * @param frame  that it is in.
     * @param field  the field.
     * @return empty if its value says it all, or the name or the market's steps are not known.
     */
    public Optional<String> of(final DecodedRecord record, final DecodedFrame frame, final DecodedField field) {
        if (!(field.value() instanceof Long number)) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case "AccountId" -> number == 0 ? Optional.empty() : Optional.ofNullable(names.account(number));
            case "AssetId" -> Optional.ofNullable(names.asset(number)).map(Names.Asset::code);
            case "MarketId" -> Optional.ofNullable(names.market(number)).map(Names.Market::symbol);
            case "PriceTicks" ->
                market(record, frame).map(market -> market.price().text(number));
            case "QtyLots" -> quantity(record, frame, field, number);
            case "AmountUnits" ->
                amountOf(record, frame, field.name())
                        .map(asset -> asset.amount().text(number));
            case "TimeNs" -> number == 0 ? Optional.empty() : Optional.of(Moment.text(number));
            case "DurationNs" -> Optional.of(Duration.ofNanos(number).toString());
            default -> isOrderQuantity(frame, field) ? orderQuantity(frame, number) : Optional.empty();
        };
    }

    /** A duplicate names its first order, which may be of another market. */
    private Optional<String> quantity(
            final DecodedRecord record, final DecodedFrame frame, final DecodedField field, final long lots) {
        return field.name().startsWith("first")
                ? Optional.empty()
                : market(record, frame).map(market -> market.quantity().text(lots));
    }

    private static boolean isOrderQuantity(final DecodedFrame frame, final DecodedField field) {
        return frame.is("NewOrder") && field.name().equals("quantity");
    }

    private Optional<String> orderQuantity(final DecodedFrame order, final long quantity) {
        return Optional.ofNullable(names.market(order.number("marketId")))
                .map(market -> order.fields().has("flags", "byQuote")
                        ? market.quote().amount().text(quantity)
                        : market.quantity().text(quantity));
    }

    private Optional<Names.Market> market(final DecodedRecord record, final DecodedFrame frame) {
        return Optional.ofNullable(names.market(record.marketOf(frame)));
    }

    private Optional<Names.Asset> amountOf(final DecodedRecord record, final DecodedFrame frame, final String field) {
        final Of of = AMOUNTS.get(field);
        if (of == null) {
            return Optional.empty();
        }
        return switch (of) {
            case ASSET_FIELD -> Optional.ofNullable(names.asset(frame.number("assetId")));
            case HOLD_ASSET_FIELD -> Optional.ofNullable(names.asset(frame.number("holdAssetId")));
            case RELEASED_ASSET_FIELD -> Optional.ofNullable(names.asset(frame.number("releasedAssetId")));
            case BASE -> market(record, frame).map(Names.Market::base);
            case QUOTE -> market(record, frame).map(Names.Market::quote);
        };
    }

    /**
     * What the reading is called beside the field: its name without Id, Ticks, Lots, Units or Ns; else with Decimal.
     *
     * @param field name of the field.
     * @return such as price for priceTicks, orderQtyDecimal for orderQty.
     */
    public static String nameBeside(final String field) {
        for (final String ending : new String[] {"Ticks", "Lots", "Units", "Ns", "Id"}) {
            if (field.endsWith(ending)) {
                return field.substring(0, field.length() - ending.length());
            }
        }
        return field + "Decimal";
    }
}
