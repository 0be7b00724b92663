package org.ringbook.scenarios.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.sbe.messages.RejectReason;

/** What the names of a scenario stand for, learned from the records of its commands. */
final class Names {
    private final Map<String, Integer> accounts = new TreeMap<>();
    private final Map<Integer, Integer> owners = new TreeMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Market> markets = new ArrayList<>();
    private final Map<String, Long> orderIds = new TreeMap<>();
    private final Map<Long, String> orderNames = new TreeMap<>();
    private final Map<Long, Long> orderMarkets = new TreeMap<>();
    private final Map<Long, String> references = new TreeMap<>();
    private final Map<List<Long>, Message> trades = new TreeMap<>(
            (a, b) -> a.get(0).equals(b.get(0)) ? Long.compare(a.get(1), b.get(1)) : Long.compare(a.get(0), b.get(0)));
    private final Map<Integer, long[]> gateways = new TreeMap<>();
    private long timestampNs = Host.START_NS;
    private long nextNumber;

    Names() {
        accounts.put("fees", 0);
    }

    /** An asset, with the size of its unit. */
    record Asset(int id, String code, BigDecimal unit) {}

    /** A market, with its steps. */
    record Market(int id, String symbol, Asset base, Asset quote, BigDecimal tick, BigDecimal lot) {}

    long now() {
        return timestampNs;
    }

    void now(final long newTimestampNs) {
        timestampNs = newTimestampNs;
    }

    int account(final String name) {
        final Integer id = accounts.get(name);
        if (id != null) {
            return id;
        }
        if (name.startsWith("#")) {
            return Integer.parseInt(name.substring(1));
        }
        throw new WordsException("no such account: " + name);
    }

    boolean isAccount(final String name) {
        return accounts.containsKey(name) || name.startsWith("#");
    }

    String account(final int id) {
        for (final Map.Entry<String, Integer> entry : accounts.entrySet()) {
            if (entry.getValue() == id) {
                return entry.getKey();
            }
        }
        return "#" + id;
    }

    java.util.Collection<Integer> accountIds() {
        return accounts.values();
    }

    int owner(final String account) {
        return account.startsWith("#") ? account(account) : owners.get(account(account));
    }

    Asset asset(final String code) {
        return assets.stream()
                .filter(asset -> asset.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new WordsException("no such asset: " + code));
    }

    /** By its id, which begins at 1. */
    Asset asset(final long id) {
        return assets.get((int) id - 1);
    }

    boolean isAsset(final String code) {
        return assets.stream().anyMatch(asset -> asset.code.equals(code));
    }

    List<Asset> assets() {
        return assets;
    }

    Market market(final String symbol) {
        return markets.stream()
                .filter(market -> market.symbol.equals(symbol))
                .findFirst()
                .orElseThrow(() -> new WordsException("no such market: " + symbol));
    }

    boolean isMarket(final String symbol) {
        return markets.stream().anyMatch(market -> market.symbol.equals(symbol));
    }

    boolean isMarket(final long id) {
        return id >= 1 && id <= markets.size();
    }

    boolean isAsset(final long id) {
        return id >= 1 && id <= assets.size();
    }

    /** By its id, which begins at 1. */
    Market market(final long id) {
        return markets.get((int) id - 1);
    }

    /** The market that is meant where none is named: the first. */
    Market market() {
        return market(1);
    }

    /** An order's id; 0 if there is no such order. */
    long orderId(final String alias) {
        return alias.matches("\\d+") ? Long.parseLong(alias) : orderIds.getOrDefault(alias, 0L);
    }

    String order(final long orderId) {
        return orderId == 0 ? "-" : orderNames.getOrDefault(orderId, "#" + orderId);
    }

    /** Of an order that was accepted. */
    Market marketOfOrder(final long orderId) {
        return market(orderMarkets.get(orderId));
    }

    boolean isOrder(final long orderId) {
        return orderNames.containsKey(orderId);
    }

    /** What the record with this sequence brought in. */
    String reference(final long sequence) {
        return references.getOrDefault(sequence, String.valueOf(sequence));
    }

    /** The Trade event, or null. */
    Message trade(final long marketId, final long tradeId) {
        return trades.get(List.of(marketId, tradeId));
    }

    /** The epoch and last number of a gateway that has said hello. */
    long[] gateway(final int gatewayId) {
        return gateways.computeIfAbsent(gatewayId, id -> new long[] {1, 0});
    }

    /** An alias of an order that has none. */
    String newOrderName() {
        nextNumber++;
        return "o" + nextNumber;
    }

    /** Before the events are put into words. */
    void learn(final Recorded recorded, final String alias) {
        timestampNs = recorded.timestampNs();
        if (recorded.events().isEmpty()) {
            return;
        }
        final Message command = Message.of(recorded.command());
        final Message first = Message.of(recorded.events().get(0));
        switch (first.name()) {
            case "OrderAccepted" -> {
                orderIds.put(alias, recorded.sequence());
                orderNames.put(recorded.sequence(), alias);
                orderMarkets.put(recorded.sequence(), first.number("marketId"));
            }
            case "AccountOpened" -> {
                accounts.put(command.text("name"), first.id("accountId"));
                owners.put(first.id("accountId"), first.id("ownerId"));
            }
            case "AssetAdded" ->
                assets.add(new Asset(first.id("assetId"), command.text("code"), Units.unit(command.id("scale"))));
            case "MarketAdded" -> markets.add(market(first.id("marketId"), command.text("symbol"), command));
            case "MarketTermsSet" -> {
                final int id = first.id("marketId");
                markets.set(id - 1, market(id, market(id).symbol, command));
            }
            case "Deposited", "WithdrawalRequested", "Transferred" ->
                references.put(recorded.sequence(), command.text("reference"));
            case "GatewayUp" ->
                gateways.put(
                        first.id("gatewayId"), new long[] {first.number("epoch"), first.number("lastGatewaySequence")});
            default -> {
                // Brings no name.
            }
        }
        if (command.sender().gatewayId() != 0 && !command.is("GatewayHello")) {
            gateway(command.sender().gatewayId())[1] = command.sender().gatewaySequence();
        }
        recorded.events().stream()
                .map(Message::of)
                .filter(event -> event.is("Trade"))
                .forEach(trade -> trades.put(List.of(trade.number("marketId"), trade.number("tradeId")), trade));
    }

    private Market market(final int id, final String symbol, final Message terms) {
        final boolean isNew = terms.is("AddMarket");
        return new Market(
                id,
                symbol,
                isNew ? asset(terms.id("baseAssetId")) : market(id).base,
                isNew ? asset(terms.id("quoteAssetId")) : market(id).quote,
                step(terms, "tick"),
                step(terms, "lot"));
    }

    private static BigDecimal step(final Message terms, final String what) {
        return BigDecimal.valueOf(terms.number(what + "Mantissa"), terms.id(what + "Scale"));
    }

    static String reason(final long reason) {
        return word(RejectReason.get((short) reason).name());
    }

    /** {@code INSUFFICIENT_FUNDS} as {@code insufficient-funds}. */
    static String word(final String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The other way round. */
    static String constant(final String word) {
        return word.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
}
