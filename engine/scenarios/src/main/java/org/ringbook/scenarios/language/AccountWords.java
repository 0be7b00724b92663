package org.ringbook.scenarios.language;

import java.util.Set;
import org.ringbook.scenarios.language.Names.Asset;

/** What is said of accounts, their money and who may use them: {@code deposit alice 5 BTC ref d1}. */
final class AccountWords {
    private static final Set<String> FLAGS = Set.of("on", "off");

    private final Names names;

    AccountWords(final Names names) {
        this.names = names;
    }

    /** Null if the verb is none of these. */
    Message.Draft read(final String verb, final Words words) {
        return switch (verb) {
            case "account" -> account(words);
            case "tier" ->
                Message.draft("SetFeeTier")
                        .set("accountId", names.account(words.next()))
                        .set("feeTier", words.number());
            case "deposit" -> money("Deposit", words);
            case "withdraw" -> money("RequestWithdrawal", words);
            case "settle" -> Message.draft("SettleWithdrawal").text("reference", words.next());
            case "cancel-withdrawal" -> Message.draft("CancelWithdrawal").text("reference", words.next());
            case "transfer" -> {
                final int from = names.account(words.next());
                yield transfer(from, names.account(words.next()), words);
            }
            case "bust" -> bust(words);
            case "kill" -> flag(Message.draft("SetAccountKill"), "killed", words);
            case "self-trade" -> flag(Message.draft("SetSelfTrade"), "allowed", words);
            case "limits" -> limits(words);
            case "key" -> key(words);
            case "revoke" -> Message.draft("RevokeApiKey").text("keyId", words.next());
            default -> null;
        };
    }

    private Message.Draft account(final Words words) {
        final Message.Draft draft = Message.draft("OpenAccount").text("name", words.next());
        if (words.takes("of")) {
            draft.set("ownerId", names.owner(words.next()));
        }
        return words.takes("tier") ? draft.set("feeTier", words.number()) : draft;
    }

    private Message.Draft flag(final Message.Draft draft, final String field, final Words words) {
        draft.set("accountId", names.account(words.next()));
        return FLAGS.contains(words.peek()) ? draft.set(field, words.onOff() ? 1 : 0) : draft;
    }

    private void amount(final Message.Draft draft, final Words words) {
        final String amount = words.next();
        final String code = words.next();
        final boolean isUnknown = code.startsWith("#");
        final Asset asset = isUnknown ? names.asset(1) : names.asset(code);
        draft.set("assetId", isUnknown ? Long.parseLong(code.substring(1)) : asset.id())
                .set("amountUnits", Units.count(amount, asset.unit()));
        if (words.takes("ref")) {
            draft.text("reference", words.next());
        }
    }

    private Message.Draft money(final String command, final Words words) {
        final Message.Draft draft = Message.draft(command).set("accountId", names.account(words.next()));
        amount(draft, words);
        return draft;
    }

    private Message.Draft transfer(final int from, final int to, final Words words) {
        final Message.Draft draft =
                Message.draft("Transfer").set("fromAccountId", from).set("toAccountId", to);
        amount(draft, words);
        return draft;
    }

    /** {@code bust 3}: what else there is to say of the trade is taken from its event. */
    private Message.Draft bust(final Words words) {
        final long tradeId = words.number();
        long marketId = names.market().id();
        if (words.takes("in")) {
            final String symbol = words.next();
            marketId = symbol.startsWith("#")
                    ? Long.parseLong(symbol.substring(1))
                    : names.market(symbol).id();
        }
        final Message.Draft draft =
                Message.draft("BustTrade").set("tradeId", tradeId).set("marketId", marketId);
        final Message trade = names.trade(marketId, tradeId);
        if (trade != null) {
            for (final String field : draft.layout().fields().keySet()) {
                draft.set(field, trade.number(field));
            }
        }
        return draft;
    }

    private Message.Draft limits(final Words words) {
        final Message.Draft draft = Message.draft("SetAccountLimits").set("accountId", names.account(words.next()));
        Names.Market market = names.market();
        draft.set("marketId", market.id());
        while (words.hasNext() && !words.peek().equals("with")) {
            switch (words.next()) {
                case "in" -> {
                    final String symbol = words.next();
                    if (symbol.startsWith("#")) {
                        draft.set("marketId", Long.parseLong(symbol.substring(1)));
                    } else {
                        market = names.market(symbol);
                        draft.set("marketId", market.id());
                    }
                }
                case "orders" -> draft.set("maxOpenOrders", words.number());
                case "qty" -> draft.set("maxQtyLots", Units.count(words.next(), market.lot()));
                case "notional" ->
                    draft.set(
                            "maxNotionalUnits",
                            Units.count(words.next(), market.quote().unit()));
                default -> throw new WordsException("not a limit: orders, qty or notional");
            }
        }
        return draft;
    }

    private Message.Draft key(final Words words) {
        final Message.Draft draft = Message.draft("IssueApiKey").text("keyId", words.next());
        draft.set("iterations", 4_096);
        while (words.hasNext() && !words.peek().equals("with")) {
            switch (words.next()) {
                case "of" -> {
                    final String account = words.next();
                    draft.set("ownerId", names.owner(account)).set("defaultAccountId", names.account(account));
                }
                case "comp" -> draft.text("compId", words.next());
                case "expires" -> draft.set("expireTimeNs", names.now() + Units.durationNs(words.next()));
                case "cancel-on-disconnect" -> draft.set("cancelOnDisconnect", 1);
                default -> throw new WordsException("not an option of a key");
            }
        }
        return draft;
    }
}
