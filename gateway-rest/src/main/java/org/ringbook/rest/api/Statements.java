package org.ringbook.rest.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Asset;
import org.ringbook.readmodel.Answer;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.balances.Balance;
import org.ringbook.readmodel.balances.BalanceHistory;
import org.ringbook.readmodel.balances.LedgerEntry;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.ApiException;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;
import org.ringbook.sbe.messages.TransferredDecoder;
import org.ringbook.sbe.messages.WithdrawalCanceledDecoder;
import org.ringbook.sbe.messages.WithdrawalRequestedDecoder;
import org.ringbook.sbe.messages.WithdrawalSettledDecoder;

/** Rows of wallets, which the follower {@code balances} has. Waits for it to have what the key was told of before. */
final class Statements {
    private static final long WAIT_NS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ExchangeView view;
    private final History history;
    private final Submitter submitter;

    Statements(final ExchangeView view, final History history, final Submitter submitter) {
        this.view = view;
        this.history = history;
        this.submitter = submitter;
    }

    AccountAnswers.Transactions rows(
            final ApiKey key, final Lookup.Wallet wallet, final long minRow, final long maxRow) {
        final BalanceHistory past = History.require(history.balances(), "the rows of accounts");
        final int accountId = wallet.account().accountId();
        final int assetId = wallet.asset().assetId();
        final long last = lastRow(past, submitter.told(key), accountId, assetId);
        final long first = Math.max(1, minRow > 0 ? minRow : last + minRow + 1);
        final long end = Math.min(last + 1, maxRow > 0 ? maxRow : last + maxRow + 1);
        if (end - first > PageRequest.LIMIT_MAX) {
            throw new ApiException(400, "ErrTooManyRowsRequested", "at most 1000 rows at a time");
        }
        final String id = Wallets.text(accountId, assetId);
        if (end <= first) {
            return new AccountAnswers.Transactions(id, List.of());
        }
        final PageRequest page = PageRequest.oldest((int) (end - first)).after(first - 1);
        return new AccountAnswers.Transactions(
                id,
                History.ask(() -> past.entries(accountId, assetId, TimeRange.ALL, page)
                                .rows())
                        .stream()
                        .map(entry -> row(id, wallet.asset(), entry))
                        .toList());
    }

    private static long lastRow(
            final BalanceHistory past, final long sequence, final int accountId, final int assetId) {
        final long startNs = System.nanoTime();
        while (true) {
            final Answer<List<Balance>> now = History.ask(() -> past.balances(accountId));
            if (now.sequence() >= sequence) {
                return now.value().stream()
                        .filter(balance -> balance.assetId() == assetId)
                        .mapToLong(Balance::rows)
                        .findFirst()
                        .orElse(0);
            }
            if (System.nanoTime() - startNs > WAIT_NS) {
                throw new ApiException(
                                503,
                                "ErrUnderMaintenance",
                                "the statement does not have yet what you were told of before")
                        .retryAfter(1);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private AccountAnswers.Transaction row(final String walletId, final Asset asset, final LedgerEntry entry) {
        final long delta = entry.availableDelta() + entry.heldDelta();
        return new AccountAnswers.Transaction(
                entry.row(),
                Amounts.millis(entry.timestampNs()),
                asset.code(),
                walletId,
                asset.amount().text(entry.availableUnits() + entry.heldUnits()),
                asset.amount().text(delta),
                asset.amount().text(entry.availableUnits()),
                asset.amount().text(entry.availableDelta()),
                description(asset, entry, delta),
                details(asset, entry),
                isExchange(entry) ? "EXCHANGE" : "TRANSFER",
                isOrder(entry) ? OrderIds.text(entry.subjectId()) : "");
    }

    private static boolean isOrder(final LedgerEntry entry) {
        return switch (entry.kind()) {
            case OrderAcceptedDecoder.TEMPLATE_ID,
                    OrderCanceledDecoder.TEMPLATE_ID,
                    OrderReducedDecoder.TEMPLATE_ID,
                    OrderReplacedDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    private static boolean isExchange(final LedgerEntry entry) {
        return isOrder(entry)
                || entry.kind() == TradeDecoder.TEMPLATE_ID
                || entry.kind() == TradeBustedDecoder.TEMPLATE_ID;
    }

    /** Its first word says what it is to clients that know Luno's; "order" and the id are fourth and fifth. */
    private static String description(final Asset asset, final LedgerEntry entry, final long delta) {
        final String moved = asset.amount().text(Math.abs(entry.availableDelta())) + " " + asset.code();
        final String changed = asset.amount().text(Math.abs(delta)) + " " + asset.code();
        final boolean isHold = entry.availableDelta() < 0;
        return switch (entry.kind()) {
            case OrderAcceptedDecoder.TEMPLATE_ID,
                    OrderReplacedDecoder.TEMPLATE_ID,
                    OrderCanceledDecoder.TEMPLATE_ID,
                    OrderReducedDecoder.TEMPLATE_ID ->
                (isHold ? "Reserved " : "Released ") + moved + " order " + OrderIds.text(entry.subjectId());
            case TradeDecoder.TEMPLATE_ID ->
                delta == 0 ? "Released " + moved : (delta > 0 ? "Bought " : "Sold ") + changed;
            case TradeBustedDecoder.TEMPLATE_ID -> "Trade undone " + changed;
            case DepositedDecoder.TEMPLATE_ID -> "Deposit " + changed;
            case WithdrawalRequestedDecoder.TEMPLATE_ID -> "Reserved " + moved + " withdrawal " + entry.subjectId();
            case WithdrawalCanceledDecoder.TEMPLATE_ID -> "Released " + moved + " withdrawal " + entry.subjectId();
            case WithdrawalSettledDecoder.TEMPLATE_ID -> "Withdrawal " + changed;
            case TransferredDecoder.TEMPLATE_ID -> (delta > 0 ? "Received " : "Sent ") + changed;
            default -> "Entry " + changed;
        };
    }

    private Map<String, String> details(final Asset asset, final LedgerEntry entry) {
        if (entry.kind() != TradeDecoder.TEMPLATE_ID) {
            return Map.of();
        }
        return Map.of(
                "pair",
                view.market(entry.marketId()).market().symbol(),
                "sequence",
                Long.toString(entry.subjectId()),
                "fee",
                asset.amount().text(entry.feeUnits()));
    }
}
