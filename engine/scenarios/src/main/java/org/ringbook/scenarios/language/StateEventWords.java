package org.ringbook.scenarios.language;

import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.StateChangeCause;
import org.ringbook.scenarios.language.Names.Asset;

/** Events of markets, accounts, money and sessions as a scenario says them. */
final class StateEventWords {
    private final Names names;

    StateEventWords(final Names names) {
        this.names = names;
    }

    String of(final Message event, final Recorded recorded) {
        return switch (event.name()) {
            case "CommandRejected" -> {
                final long existing = event.number("existingId");
                yield "rejected " + Names.reason(event.number("reason"))
                        + (existing == 0 ? "" : " by " + names.reference(existing));
            }
            case "MarketStateChanged" -> state(event, recorded);
            case "AuctionExtended" ->
                "extended @ "
                        + Units.text(
                                event.number("priceTicks"),
                                names.market(event.number("marketId")).tick())
                        + until(event, "untilNs", recorded) + in(event);
            case "AssetAdded" -> "asset added";
            case "MarketAdded" -> "market added";
            case "MarketTermsSet" -> "terms set" + in(event);
            case "PriceBandsSet" -> "bands set" + in(event);
            case "MarketScheduleSet" -> {
                final long next = event.number("nextNs");
                yield "schedule set" + (next == 0 ? "" : " next " + Units.timeText(next)) + in(event);
            }
            case "FeesSet" -> "fees set";
            case "FeeTierSet" -> account(event) + " tier " + event.number("feeTier");
            case "ClOrdIdPoolSet" -> "id-pool set";
            case "EngineModeChanged" ->
                "engine" + (event.number("halted") == 1 ? " halted" : "")
                        + (event.number("lowSpace") == 1 ? " low-space" : "")
                        + (event.number("halted") + event.number("lowSpace") == 0 ? " normal" : "");
            default -> ofAccount(event, recorded);
        };
    }

    private String ofAccount(final Message event, final Recorded recorded) {
        return switch (event.name()) {
            case "AccountOpened" -> "account opened";
            case "AccountKillSet" -> account(event) + (event.number("killed") == 1 ? " killed" : " revived");
            case "AccountLimitsSet" -> account(event) + " limits set" + in(event);
            case "SelfTradeSet" -> account(event) + " self-trade " + (event.number("allowed") == 1 ? "on" : "off");
            case "CancelAllAfterSet" -> {
                final String until = until(event, "deadlineNs", recorded);
                yield account(event) + " cancel-all" + (until.isEmpty() ? " off" : until.replace(" for", " in"));
            }
            case "ApiKeyIssued" -> "key issued session " + event.number("sessionId");
            case "ApiKeyRevoked" -> "key revoked session " + event.number("sessionId");
            case "Deposited" -> "deposited " + amount(event);
            case "WithdrawalRequested" -> "withdrawal requested " + amount(event);
            case "WithdrawalSettled" -> "withdrawal settled " + amount(event);
            case "WithdrawalCanceled" -> "withdrawal canceled " + amount(event);
            case "Transferred" ->
                "transferred " + names.account(event.id("fromAccountId")) + " to "
                        + names.account(event.id("toAccountId")) + " " + units(event);
            case "TradeBusted" -> "trade " + event.number("tradeId") + " busted" + in(event);
            case "GatewayUp" -> "gateway " + event.number("gatewayId") + " up";
            case "GatewayWentDown" -> "gateway " + event.number("gatewayId") + " down";
            case "SessionLoggedOn" -> "session " + event.number("sessionId") + " on";
            case "SessionLoggedOut" ->
                "session " + event.number("sessionId") + " off"
                        + until(event, "cancelAtNs", recorded).replace(" for", ", cancels in");
            default -> throw new IllegalArgumentException("no words for " + event.name());
        };
    }

    /** The market, unless it is the first. */
    String in(final Message event) {
        final long marketId = event.number("marketId");
        return marketId == 1 ? "" : " in " + names.market(marketId).symbol();
    }

    private String account(final Message event) {
        return names.account(event.id("accountId"));
    }

    private String amount(final Message event) {
        return account(event) + " " + units(event);
    }

    private String units(final Message event) {
        final Asset asset = names.asset(event.number("assetId"));
        return Units.text(event.number("amountUnits"), asset.unit()) + " " + asset.code();
    }

    private String state(final Message event, final Recorded recorded) {
        final long cause = event.number("cause");
        return "state "
                + Names.word(MarketState.get((short) event.number("state")).name())
                + (cause == StateChangeCause.REQUESTED.value()
                        ? ""
                        : " by "
                                + Names.word(StateChangeCause.get((short) cause).name()))
                + until(event, "untilNs", recorded) + in(event);
    }

    private static String until(final Message event, final String field, final Recorded recorded) {
        final long time = event.number(field);
        return time == 0 ? "" : " for " + Units.durationText(time - recorded.timestampNs());
    }
}
