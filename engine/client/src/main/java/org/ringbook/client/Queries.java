package org.ringbook.client;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.ringbook.sbe.transport.AccountRowDecoder;
import org.ringbook.sbe.transport.AssetRowDecoder;
import org.ringbook.sbe.transport.BalanceRowDecoder;
import org.ringbook.sbe.transport.FeeRowDecoder;
import org.ringbook.sbe.transport.GatewayRowDecoder;
import org.ringbook.sbe.transport.KeyRowDecoder;
import org.ringbook.sbe.transport.LevelRowDecoder;
import org.ringbook.sbe.transport.LimitRowDecoder;
import org.ringbook.sbe.transport.MarketRowDecoder;
import org.ringbook.sbe.transport.MessageHeaderDecoder;
import org.ringbook.sbe.transport.OrderRowDecoder;
import org.ringbook.sbe.transport.QueryEndDecoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.ScheduleRowDecoder;
import org.ringbook.sbe.transport.StatusRowDecoder;

/** Asks the core and hands the rows of its answers to the query listener. Client's thread only; allocates nothing. */
final class Queries {
    private static final int LIMIT = 64;

    private final AeronLink link;
    private final Outbox outbox;
    private final QueryListener listener;
    private final ErrorHandler errorHandler;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final StatusRowDecoder status = new StatusRowDecoder();
    private final AssetRowDecoder asset = new AssetRowDecoder();
    private final MarketRowDecoder market = new MarketRowDecoder();
    private final AccountRowDecoder account = new AccountRowDecoder();
    private final BalanceRowDecoder balance = new BalanceRowDecoder();
    private final OrderRowDecoder order = new OrderRowDecoder();
    private final LevelRowDecoder level = new LevelRowDecoder();
    private final FeeRowDecoder fee = new FeeRowDecoder();
    private final GatewayRowDecoder gateway = new GatewayRowDecoder();
    private final KeyRowDecoder key = new KeyRowDecoder();
    private final LimitRowDecoder limit = new LimitRowDecoder();
    private final ScheduleRowDecoder schedule = new ScheduleRowDecoder();
    private final QueryEndDecoder end = new QueryEndDecoder();
    private final FragmentHandler handler = this::onMessage;
    private long lastCorrelationId;

    Queries(
            final AeronLink link,
            final Outbox outbox,
            final QueryListener listener,
            final ErrorHandler errorHandler,
            final long firstCorrelationId) {
        this.link = link;
        this.outbox = outbox;
        this.listener = listener;
        this.errorHandler = errorHandler;
        lastCorrelationId = firstCorrelationId;
    }

    long ask(final QueryKind kind, final long key1, final long key2, final long afterId) {
        final long result = outbox.query(lastCorrelationId + 1, kind, key1, key2, afterId);
        return result < 0 ? result : ++lastCorrelationId;
    }

    int poll() {
        return link.answers().poll(handler, LIMIT);
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        try {
            dispatch(buffer, offset);
        } catch (final RuntimeException ex) {
            errorHandler.onError(ex);
        }
    }

    private void dispatch(final DirectBuffer buffer, final int offset) {
        switch (header.templateId()) {
            case StatusRowDecoder.TEMPLATE_ID -> listener.onStatus(status.wrapAndApplyHeader(buffer, offset, header));
            case AssetRowDecoder.TEMPLATE_ID -> listener.onAsset(asset.wrapAndApplyHeader(buffer, offset, header));
            case MarketRowDecoder.TEMPLATE_ID -> listener.onMarket(market.wrapAndApplyHeader(buffer, offset, header));
            case AccountRowDecoder.TEMPLATE_ID ->
                listener.onAccount(account.wrapAndApplyHeader(buffer, offset, header));
            case BalanceRowDecoder.TEMPLATE_ID ->
                listener.onBalance(balance.wrapAndApplyHeader(buffer, offset, header));
            case OrderRowDecoder.TEMPLATE_ID -> listener.onOrder(order.wrapAndApplyHeader(buffer, offset, header));
            case LevelRowDecoder.TEMPLATE_ID -> listener.onLevel(level.wrapAndApplyHeader(buffer, offset, header));
            case FeeRowDecoder.TEMPLATE_ID -> listener.onFee(fee.wrapAndApplyHeader(buffer, offset, header));
            case GatewayRowDecoder.TEMPLATE_ID ->
                listener.onGateway(gateway.wrapAndApplyHeader(buffer, offset, header));
            case KeyRowDecoder.TEMPLATE_ID -> listener.onKey(key.wrapAndApplyHeader(buffer, offset, header));
            case LimitRowDecoder.TEMPLATE_ID -> listener.onLimit(limit.wrapAndApplyHeader(buffer, offset, header));
            case ScheduleRowDecoder.TEMPLATE_ID ->
                listener.onSchedule(schedule.wrapAndApplyHeader(buffer, offset, header));
            case QueryEndDecoder.TEMPLATE_ID -> {
                end.wrapAndApplyHeader(buffer, offset, header);
                listener.onQueryEnd(end.correlationId(), end.sequence(), end.nextAfterId());
            }
            default -> {
                // newer than this client
            }
        }
    }
}
