package org.ringbook.client;

import java.util.function.BooleanSupplier;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.ringbook.sbe.messages.AccountOpenedDecoder;
import org.ringbook.sbe.messages.AssetAddedDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;

/**
 * The engine for tools: every call sends one command or query and waits for its answer, on the caller's thread, which does the client's work
 * meanwhile. One thread at a time.
 *
 * <p>Every call may throw {@link EngineException.Unreachable} (nothing was done), commands also {@link EngineException.InDoubt} (sent, and no
 * answer in time: what has a natural key or reference may safely be sent again) and {@link RejectedException}.
 */
public final class EngineConnection implements AutoCloseable {
    private final ClientContext context;
    private final NanoClock clock;
    private final IdleStrategy idleStrategy;
    private final OutcomeCollector outcomes;
    private final EngineClient client;
    private final EngineQueries queries;
    private final EngineOperations operations;

    private EngineConnection(final ClientContext context) {
        this.context = context;
        clock = context.nanoClock();
        idleStrategy = context.idleStrategySupplier().get();
        outcomes = new OutcomeCollector(context.listener(), context.gatewayId());
        final RowCollector rows = new RowCollector();
        client = new AeronEngineClient(context.listener(outcomes).queryListener(rows));
        queries = new EngineQueries(this, rows);
        operations = new EngineOperations(this);
    }

    /**
     * Connects and waits until commands are taken.
     *
     * @param context how; not concluded. Its listener hears everything; its query listener is replaced.
     * @return a connection that is ready.
     * @throws EngineException.Unreachable if that takes longer than the request timeout.
     */
    public static EngineConnection connect(final ClientContext context) {
        final EngineConnection connection = new EngineConnection(context);
        if (!connection.waitFor(connection.client::isReady, connection.deadline())) {
            final String why = connection.client.isEngineUp()
                    ? "The engine is there but takes no commands now."
                    : "The engine can't be reached: no media driver or no engine answers.";
            connection.close();
            throw new EngineException.Unreachable(why);
        }
        return connection;
    }

    long deadline() {
        return clock.nanoTime() + context.requestTimeoutNs();
    }

    /** Works for the client until a condition holds; false if the deadline comes first. */
    boolean waitFor(final BooleanSupplier condition, final long deadlineNs) {
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - deadlineNs > 0) {
                return false;
            }
            idle();
        }
        return true;
    }

    long nanoTime() {
        return clock.nanoTime();
    }

    void idle() {
        idleStrategy.idle(client.poll());
    }

    /**
     * The client beneath, for what this class has no call for. Its listener is this connection's.
     *
     * @return the client; the caller's thread may poll it.
     */
    public EngineClient client() {
        return client;
    }

    /**
     * The command being written, for {@link #execute()}.
     *
     * @return the client's draft.
     */
    public CommandDraft draft() {
        return client.draft();
    }

    /**
     * Sends the command in the draft and waits for its outcome, whatever it is.
     *
     * @return the outcome, also of a refusal.
     */
    public CommandOutcome execute() {
        final long deadlineNs = deadline();
        return await(send(deadlineNs), deadlineNs);
    }

    /**
     * Sends the command in the draft without waiting for its outcome, which is to be fetched with {@link #await} later, in the order of sending.
     *
     * @return its correlation id.
     */
    public long send() {
        return send(deadline());
    }

    private long send(final long deadlineNs) {
        client.poll(); // the engine may have been restarted since the last call
        long result = client.send();
        while (result < 0) {
            if (result == EngineClient.SHUT_OUT || result == EngineClient.CLOSED || clock.nanoTime() - deadlineNs > 0) {
                throw new EngineException.Unreachable(EngineClient.describe(result));
            }
            idle();
            result = client.send();
        }
        outcomes.expect(result);
        return result;
    }

    /**
     * Waits for the outcome of a command that was sent.
     *
     * @param correlationId what {@link #send()} returned.
     * @param deadlineNs    until when, by the context's clock.
     * @return the outcome, also of a refusal.
     * @throws EngineException.InDoubt if it is not seen in time.
     */
    public CommandOutcome await(final long correlationId, final long deadlineNs) {
        while (true) {
            final CommandOutcome outcome = outcomes.take();
            if (outcome != null && outcome.correlationId() == correlationId) {
                return outcome;
            }
            if (outcome == null) {
                if (clock.nanoTime() - deadlineNs > 0) {
                    outcomes.forget(correlationId);
                    throw new EngineException.InDoubt(
                            "The command was sent, but its outcome was not seen in time: it may or may not have been"
                                    + " done.");
                }
                idle();
            }
        }
    }

    Added added(final CommandOutcome outcome) {
        if (outcome.reason() == RejectReason.DUPLICATE) {
            return new Added(outcome.existingId(), true, outcome.sequence());
        }
        outcome.orThrow();
        return new Added(outcome.sequence(), false, outcome.sequence());
    }

    Added created(final CommandOutcome outcome, final long id) {
        return new Added(id, false, outcome.sequence());
    }

    /**
     * Adds an asset, or finds it with the same content.
     *
     * @param code        unique, such as XBT.
     * @param scale       decimals of a unit.
     * @param payoutScale decimals of a withdrawal.
     * @return its id.
     */
    public Added addAsset(final String code, final int scale, final int payoutScale) {
        draft().addAsset().scale((short) scale).payoutScale((short) payoutScale).code(code);
        final CommandOutcome outcome = execute();
        final Added added = added(outcome);
        return added.existed()
                ? added
                : created(outcome, outcome.require(new AssetAddedDecoder()).assetId());
    }

    /**
     * Adds a market, closed, or finds it with the same content.
     *
     * @param market what it is.
     * @return its id.
     */
    public Added addMarket(final MarketSpec market) {
        market.encode(draft());
        final CommandOutcome outcome = execute();
        final Added added = added(outcome);
        return added.existed()
                ? added
                : created(outcome, outcome.require(new MarketAddedDecoder()).marketId());
    }

    /**
     * Sets a market's state, until another command or its schedule.
     *
     * @param marketId the market.
     * @param state    any but UNCROSSING.
     * @return the outcome.
     */
    public CommandOutcome setMarketState(final int marketId, final MarketState state) {
        return operations.setMarketState(marketId, state, 0);
    }

    /**
     * Opens an account, or finds it with the same content.
     *
     * @param name    unique, such as alice.
     * @param ownerId an owner; 0 = a new one.
     * @param feeTier 0 to 15.
     * @return its id.
     */
    public Added openAccount(final String name, final int ownerId, final int feeTier) {
        draft().openAccount().ownerId(ownerId).feeTier((short) feeTier).name(name);
        final CommandOutcome outcome = execute();
        final Added added = added(outcome);
        return added.existed()
                ? added
                : created(outcome, outcome.require(new AccountOpenedDecoder()).accountId());
    }

    /**
     * Credits an account, once for each reference.
     *
     * @param accountId   the account.
     * @param assetId     the asset.
     * @param amountUnits positive.
     * @param reference   unique over all deposits.
     * @return the deposit, by the sequence of its record.
     */
    public Added deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        draft().deposit()
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits)
                .reference(reference);
        return added(execute());
    }

    /**
     * Holds an amount for paying out, once for each reference.
     *
     * @param accountId   the account.
     * @param assetId     the asset.
     * @param amountUnits positive, a multiple of the asset's payout unit.
     * @param reference   unique over all withdrawals.
     * @return the withdrawal, by its id.
     */
    public Added requestWithdrawal(
            final int accountId, final int assetId, final long amountUnits, final String reference) {
        draft().requestWithdrawal()
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits)
                .reference(reference);
        return added(execute());
    }

    /**
     * Says that a withdrawal was paid out.
     *
     * @param reference the request's.
     * @return the withdrawal; {@code existed} if it was settled before.
     */
    public Added settleWithdrawal(final String reference) {
        draft().settleWithdrawal().reference(reference);
        return added(execute());
    }

    /**
     * Says that a withdrawal will not be paid out.
     *
     * @param reference the request's.
     * @return the withdrawal; {@code existed} if it was canceled before.
     */
    public Added cancelWithdrawal(final String reference) {
        draft().cancelWithdrawal().reference(reference);
        return added(execute());
    }

    /**
     * Sets the fees of a tier, from the next trade on.
     *
     * @param feeTier  0 to 15.
     * @param makerPpm parts per million.
     * @param takerPpm parts per million.
     * @return the outcome.
     */
    public CommandOutcome setFees(final int feeTier, final int makerPpm, final int takerPpm) {
        draft().setFees().feeTier((short) feeTier).makerPpm(makerPpm).takerPpm(takerPpm);
        return execute().orThrow();
    }

    /**
     * Moves an account to a tier.
     *
     * @param accountId the account.
     * @param feeTier   0 to 15.
     * @return the outcome.
     */
    public CommandOutcome setFeeTier(final int accountId, final int feeTier) {
        draft().setFeeTier().accountId(accountId).feeTier((short) feeTier);
        return execute().orThrow();
    }

    /**
     * Refuses, or takes again, new orders and replaces in every market.
     *
     * @param halted true = refuse.
     * @return the outcome.
     */
    public CommandOutcome haltEngine(final boolean halted) {
        draft().haltEngine().halted(halted ? BooleanType.TRUE : BooleanType.FALSE);
        return execute().orThrow();
    }

    /**
     * Enters an order.
     *
     * @param order what it is.
     * @return what became of it at once.
     */
    public OrderReport newOrder(final OrderSpec order) {
        order.encode(draft());
        return OrderReport.of(order, execute().orThrow());
    }

    /**
     * Changes an order's price, total, stop price or peak.
     *
     * @param replace what it is to become.
     * @return what became of it at once.
     */
    public OrderReport replace(final ReplaceSpec replace) {
        draft().replaceOrder()
                .accountId(replace.accountId())
                .orderId(replace.orderId())
                .priceTicks(replace.priceTicks())
                .orderQty(replace.orderQty())
                .stopPriceTicks(replace.stopPriceTicks())
                .displayQty(replace.displayQty())
                .origClOrdId("")
                .clOrdId(replace.clOrdId());
        return OrderReport.of(replace, execute().orThrow());
    }

    /**
     * Cancels an order's rest.
     *
     * @param accountId whose.
     * @param orderId   the order.
     * @return the outcome, with its OrderCanceled.
     */
    public CommandOutcome cancel(final int accountId, final long orderId) {
        draft().cancelOrder().accountId(accountId).orderId(orderId);
        return execute().orThrow();
    }

    /**
     * Cancels an order's rest.
     *
     * @param accountId   whose.
     * @param origClOrdId any client order id of the order.
     * @return the outcome, with its OrderCanceled.
     */
    public CommandOutcome cancel(final int accountId, final String origClOrdId) {
        draft().cancelOrder().accountId(accountId).origClOrdId(origClOrdId);
        return execute().orThrow();
    }

    /**
     * Cancels all open orders of an account.
     *
     * @param accountId whose.
     * @param marketId  only there; 0 = everywhere.
     * @return the outcome, with an OrderCanceled for each.
     */
    public CommandOutcome massCancel(final int accountId, final int marketId) {
        draft().massCancel().accountId(accountId).marketId(marketId);
        return execute().orThrow();
    }

    /**
     * What operators and gateways say of markets, accounts, keys and sessions.
     *
     * @return the operations, to be used by the same thread.
     */
    public EngineOperations operations() {
        return operations;
    }

    /**
     * What may be asked.
     *
     * @return the queries, to be used by the same thread.
     */
    public EngineQueries queries() {
        return queries;
    }

    @Override
    public void close() {
        client.close();
    }
}
