package org.ringbook.reference;

import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;

/**
 * The rules of docs/rules.md, told plainly: a command goes in, its events come out, and the state is what the commands so far
 * made of it. Not thread safe, and in no hurry. A promise that the host did not keep, or a sum that does not come out, is an
 * {@link IllegalStateException}, after which the instance is of no more use.
 */
public final class ReferenceCore {
    private final Exchange exchange = new Exchange();
    private final Configuration configuration = new Configuration(exchange);
    private final Money money = new Money(exchange);
    private final OrderEntry entry;
    private final OrderChanges changes;
    private final MassCancels massCancels;

    /** An exchange with nothing in it but its fee account. */
    public ReferenceCore() {
        final Matching matching = new Matching(exchange);
        entry = new OrderEntry(exchange, matching);
        changes = new OrderChanges(exchange, matching);
        massCancels = new MassCancels(exchange, matching);
    }

    /**
     * Should this command be sequenced now? Changes nothing.
     *
     * @param frame holds the command, its message header first
     * @param offset of the message header
     * @param length of the whole frame
     */
    public Admission admit(final DirectBuffer frame, final int offset, final int length) {
        return exchange.gateways.admit(new CommandReader(frame, offset, length));
    }

    /**
     * Executes a command that was admitted.
     *
     * @param sequence of its record: the last one plus one, 1 at first
     * @param timestampNs nanoseconds since the epoch, not below the last one
     * @param command holds the command, its message header first
     * @param offset of the message header
     * @param length of the whole frame
     * @return the events in their order, each with its message header
     */
    public List<byte[]> apply(
            final long sequence,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length) {
        if (sequence != exchange.lastSequence + 1) {
            throw new IllegalStateException("sequence=" + sequence + " last=" + exchange.lastSequence);
        }
        if (timestampNs < exchange.lastTimestampNs) {
            throw new IllegalStateException("timestampNs=" + timestampNs + " last=" + exchange.lastTimestampNs);
        }
        final CommandReader frame = new CommandReader(command, offset, length);
        final Admission admission = exchange.gateways.admit(frame);
        if (admission.answer() != Answer.ADMIT) {
            throw new IllegalStateException("not to be sequenced: " + frame.header() + " " + admission);
        }
        final Command read = frame.read();
        if (read instanceof Command.Continue != continuationDue()) {
            throw new IllegalStateException("continuationDue=" + continuationDue() + " command=" + read);
        }
        exchange.lastSequence = sequence;
        exchange.lastTimestampNs = timestampNs;
        return execute(read);
    }

    private List<byte[]> execute(final Command command) {
        final Events events = new Events();
        if (command instanceof Command.GatewayHello hello) {
            exchange.gateways.hello(hello, events);
            return events.frames();
        }
        exchange.gateways.takeNumber(command.header());
        if (command instanceof Command.NewOrder order) {
            final Rejection rejection = entry.newOrder(order, events);
            if (!rejection.isNone()) {
                events.orderRejected(order.accountId(), order.marketId(), rejection.reason(), rejection.order());
            }
        } else if (command instanceof Command.CancelOrder cancel) {
            rejectCancel(cancel.accountId(), changes.cancelOrder(cancel, events), events);
        } else if (command instanceof Command.ReplaceOrder replace) {
            rejectCancel(replace.accountId(), changes.replaceOrder(replace, events), events);
        } else {
            final Rejection rejection = executeOther(command, events);
            if (!rejection.isNone()) {
                events.commandRejected(rejection.reason(), rejection.existingId());
            }
        }
        return events.frames();
    }

    private static void rejectCancel(final int accountId, final Rejection rejection, final Events events) {
        if (!rejection.isNone()) {
            events.cancelRejected(accountId, rejection.reason(), rejection.order());
        }
    }

    private Rejection executeOther(final Command command, final Events events) {
        if (command instanceof Command.MassCancel massCancel) {
            return massCancels.massCancel(massCancel, events);
        } else if (command instanceof Command.AddAsset addAsset) {
            return configuration.addAsset(addAsset, events);
        } else if (command instanceof Command.AddMarket addMarket) {
            return configuration.addMarket(addMarket, events);
        } else if (command instanceof Command.SetMarketState setState) {
            return configuration.setMarketState(setState, events);
        } else if (command instanceof Command.OpenAccount openAccount) {
            return configuration.openAccount(openAccount, events);
        } else if (command instanceof Command.SetFees setFees) {
            return configuration.setFees(setFees, events);
        } else if (command instanceof Command.SetFeeTier setFeeTier) {
            return configuration.setFeeTier(setFeeTier, events);
        } else if (command instanceof Command.SetClOrdIdPool setPool) {
            return configuration.setClOrdIdPool(setPool, events);
        } else if (command instanceof Command.HaltEngine halt) {
            return configuration.haltEngine(halt, events);
        } else if (command instanceof Command.Deposit deposit) {
            return money.deposit(deposit, events);
        } else if (command instanceof Command.RequestWithdrawal request) {
            return money.requestWithdrawal(request, events);
        } else if (command instanceof Command.SettleWithdrawal settle) {
            return money.settleWithdrawal(settle, events);
        } else if (command instanceof Command.CancelWithdrawal cancel) {
            return money.cancelWithdrawal(cancel, events);
        }
        return executeHosts(command, events);
    }

    private Rejection executeHosts(final Command command, final Events events) {
        if (command instanceof Command.SetLowSpace setLowSpace) {
            return configuration.setLowSpace(setLowSpace, events);
        } else if (command instanceof Command.MalformedCommand) {
            return Rejection.of(RejectReason.MALFORMED);
        } else if (command instanceof Command.GatewayDown down) {
            exchange.gateways.down(down, events);
        } else if (command instanceof Command.Continue) {
            massCancels.goOn(events);
        } else if (!(command instanceof Command.Timer)) {
            throw new IllegalStateException("command=" + command);
        }
        return Rejection.NONE;
    }

    /** Must the next command be Continue? */
    public boolean continuationDue() {
        return exchange.continuation != null;
    }

    /** Of the canonical state. */
    public long stateHash() {
        return CanonicalState.hash(exchange);
    }

    /** Sequence of the last command; 0 at first. */
    public long lastSequence() {
        return exchange.lastSequence;
    }

    /** How many accounts there are; they are numbered from 1, and 0 is the fee account. */
    public int accountCount() {
        return exchange.accounts.size();
    }

    /** How many assets there are; they are numbered from 1. */
    public int assetCount() {
        return exchange.assets.size();
    }

    /** How many markets there are; they are numbered from 1. */
    public int marketCount() {
        return exchange.markets.size();
    }

    /** In units of the asset; 0 also if there is no such account or asset. */
    public long available(final int accountId, final int assetId) {
        return exchange.ledger.balance(accountId, assetId).available().longValueExact();
    }

    /** Set apart for open orders and withdrawals, in units of the asset; 0 also if there is no such account or asset. */
    public long held(final int accountId, final int assetId) {
        return exchange.ledger.balance(accountId, assetId).held().longValueExact();
    }

    /** Deposits less settled withdrawals, in units of the asset. */
    public long totalUnits(final int assetId) {
        return exchange.ledger.total(assetId).longValueExact();
    }

    /** The orders of one side of a known market's book, in matching order. */
    public List<OpenOrder> openOrders(final int marketId, final Side side) {
        return exchange.market(marketId).book(side).orders().stream()
                .map(OpenOrder::of)
                .toList();
    }

    /** Number of the market's last trade; 0 if it had none. */
    public long lastTradeId(final int marketId) {
        return exchange.market(marketId).lastTradeId();
    }

    /** Throws if what all accounts have of an asset, the fee account included, is not what there is of it. */
    public void checkConservation() {
        exchange.ledger.checkConservation();
    }
}
