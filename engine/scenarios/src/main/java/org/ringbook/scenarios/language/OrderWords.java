package org.ringbook.scenarios.language;

import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.scenarios.language.Names.Market;

/** What accounts say: {@code alice sell s1 2 @ 101 post-only}. */
final class OrderWords {
    private static final int POST_ONLY = 1;
    private static final int BY_QUOTE = 2;
    private static final int NO_SIDE = 255;

    private final Names names;
    private final CommonWords common;

    OrderWords(final Names names, final CommonWords common) {
        this.names = names;
        this.common = common;
    }

    /** A command, and the alias that its order gets, if it is one. */
    record Order(Message.Draft draft, String alias) {}

    Order read(final String account, final Words words) {
        final int accountId = names.account(account);
        final String verb = words.next();
        return switch (verb) {
            case "buy" -> newOrder(accountId, Side.BUY, words);
            case "sell" -> newOrder(accountId, Side.SELL, words);
            case "cancel" -> new Order(cancel(accountId, words), "");
            case "replace" -> new Order(replace(accountId, words), "");
            case "cancel-all" -> new Order(cancelAll(accountId, words), "");
            case "cancel-all-after" -> {
                final String timeout = words.next();
                yield new Order(
                        Message.draft("CancelAllAfter")
                                .set("accountId", accountId)
                                .set("timeoutNs", timeout.equals("off") ? 0 : Units.durationNs(timeout)),
                        "");
            }
            default -> throw new WordsException("not something that an account does: " + verb);
        };
    }

    private Order newOrder(final int accountId, final Side side, final Words words) {
        final Message.Draft draft = Message.draft("NewOrder");
        final String alias = words.next();
        final NewOrder order = new NewOrder(draft, alias, words.next());
        draft.set("accountId", accountId).set("side", side.value());
        draft.set("timeInForce", TimeInForce.GTC.value());
        while (words.hasNext() && !common.isNext(words)) {
            order.option(words.next(), words);
        }
        order.finish();
        return new Order(draft, alias);
    }

    /** An order whose options are being read. */
    private final class NewOrder {
        private final Message.Draft draft;
        private final String quantity;
        private Market market = names.market();
        private long unknownMarket;
        private String price = "";
        private String stop = "";
        private String peak = "";
        private String min = "";
        private String clOrdId;
        private OrdType type;
        private boolean protection;
        private int flags;

        NewOrder(final Message.Draft draft, final String alias, final String quantity) {
            this.draft = draft;
            this.quantity = quantity;
            clOrdId = alias;
        }

        void option(final String word, final Words words) {
            switch (word) {
                case "@" -> price = words.next();
                case "protect" -> {
                    price = words.next();
                    protection = true;
                }
                case "in" -> in(words.next());
                case "id" -> clOrdId = words.takes("-") ? "" : words.next();
                case "market" -> type = OrdType.MARKET;
                case "market-to-limit" -> type = OrdType.MARKET_TO_LIMIT;
                case "stop" -> stop = words.next();
                case "peak" -> peak = words.next();
                case "min" -> min = words.next();
                case "post-only" -> flags |= POST_ONLY;
                case "by-quote" -> flags |= BY_QUOTE;
                case "ioc", "fok", "day", "gtc" -> draft.set("timeInForce", timeInForce(word));
                case "gtd" ->
                    draft.set("timeInForce", TimeInForce.GTD.value())
                            .set("expireTimeNs", names.now() + Units.durationNs(words.next()));
                case "valid" -> draft.set("validUntilNs", names.now() + Units.durationNs(words.next()));
                case "stp" ->
                    draft.set(
                            "selfTradePrevention",
                            SelfTradePrevention.valueOf(Names.constant(words.next()))
                                    .value());
                default -> throw new WordsException("not an option of an order: " + word);
            }
        }

        private void in(final String symbol) {
            if (symbol.startsWith("#")) {
                unknownMarket = Long.parseLong(symbol.substring(1));
            } else {
                market = names.market(symbol);
            }
        }

        void finish() {
            if (price.isEmpty() && stop.isEmpty() && type == null) {
                throw new WordsException("a price, or market, or stop?");
            }
            final boolean byQuote = (flags & BY_QUOTE) != 0;
            draft.set("marketId", unknownMarket == 0 ? market.id() : unknownMarket)
                    .set("ordType", type().value())
                    .set("flags", flags)
                    .set(
                            "quantity",
                            Units.count(quantity, byQuote ? market.quote().unit() : market.lot()))
                    .set("priceTicks", ticks(price, market))
                    .set("stopPriceTicks", ticks(stop, market))
                    .set("displayQty", lots(peak, market))
                    .set("minQty", lots(min, market))
                    .text("clOrdId", clOrdId);
        }

        private OrdType type() {
            if (type != null) {
                return type;
            }
            if (stop.isEmpty()) {
                return OrdType.LIMIT;
            }
            return price.isEmpty() || protection ? OrdType.STOP : OrdType.STOP_LIMIT;
        }
    }

    private static int timeInForce(final String word) {
        return TimeInForce.valueOf(Names.constant(word)).value();
    }

    private static long ticks(final String price, final Market market) {
        return price.isEmpty() ? 0 : Units.count(price, market.tick());
    }

    private static long lots(final String quantity, final Market market) {
        return quantity.isEmpty() ? 0 : Units.count(quantity, market.lot());
    }

    /** By client order id, or with # by the exchange's. */
    private void order(final Message.Draft draft, final Words words) {
        final String name = words.next();
        if (name.startsWith("#")) {
            draft.set("orderId", names.orderId(name.substring(1)));
        } else if (!name.equals("-")) {
            draft.text("origClOrdId", name);
        }
    }

    private Message.Draft cancel(final int accountId, final Words words) {
        final Message.Draft draft = Message.draft("CancelOrder").set("accountId", accountId);
        order(draft, words);
        if (words.takes("as")) {
            draft.text("clOrdId", words.next());
        }
        return draft;
    }

    private Message.Draft replace(final int accountId, final Words words) {
        final Message.Draft draft = Message.draft("ReplaceOrder").set("accountId", accountId);
        order(draft, words);
        final String quantity = words.next();
        String price = "";
        String stop = "";
        String peak = "";
        Market market = names.market();
        while (words.hasNext() && !common.isNext(words)) {
            switch (words.next()) {
                case "@", "protect" -> price = words.next();
                case "stop" -> stop = words.next();
                case "peak" -> peak = words.next();
                case "in" -> market = names.market(words.next());
                case "as" -> draft.text("clOrdId", words.next());
                default -> throw new WordsException("not an option of a replace");
            }
        }
        return draft.set("orderQty", lots(quantity, market))
                .set("priceTicks", ticks(price, market))
                .set("stopPriceTicks", ticks(stop, market))
                .set("displayQty", lots(peak, market));
    }

    private Message.Draft cancelAll(final int accountId, final Words words) {
        final Message.Draft draft =
                Message.draft("MassCancel").set("accountId", accountId).set("side", NO_SIDE);
        while (words.hasNext() && !common.isNext(words)) {
            switch (words.next()) {
                case "buys" -> draft.set("side", Side.BUY.value());
                case "sells" -> draft.set("side", Side.SELL.value());
                case "in" -> {
                    final String symbol = words.next();
                    draft.set(
                            "marketId",
                            symbol.startsWith("#")
                                    ? Long.parseLong(symbol.substring(1))
                                    : names.market(symbol).id());
                }
                case "of-session" -> draft.set("sessionId", words.number());
                default -> throw new WordsException("not a scope of cancel-all");
            }
        }
        return draft;
    }
}
