package org.ringbook.reference;

import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.sbe.messages.Side;

/**
 * The rules of docs/rules.md, told plainly: a command goes in, its events come out, and the state is what the commands so far
 * made of it. Not thread safe, and in no hurry. A promise that the host did not keep, or a sum that does not come out, is an
 * {@link IllegalStateException}, after which the instance is of no more use.
 */
public final class ReferenceCore {
    private final Exchange exchange = new Exchange();
    private final Execution execution = new Execution(exchange);

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
        if (timestampNs >= nextDeadlineNs() && !(read instanceof Command.Timer || read instanceof Command.Continue)) {
            throw new IllegalStateException(
                    "timestampNs=" + timestampNs + " nextDeadlineNs=" + nextDeadlineNs() + " command=" + read);
        }
        exchange.lastSequence = sequence;
        exchange.lastTimestampNs = timestampNs;
        final Events events = new Events();
        execution.execute(read, events);
        return events.frames();
    }

    /** Must the next command be Continue? */
    public boolean continuationDue() {
        return exchange.continuation != Continuation.NONE;
    }

    /** When the next Timer is due; {@link Long#MAX_VALUE} if nothing has a deadline. */
    public long nextDeadlineNs() {
        final Deadlines.Deadline first = exchange.deadlines.first();
        return first == null ? Long.MAX_VALUE : first.timeNs();
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
