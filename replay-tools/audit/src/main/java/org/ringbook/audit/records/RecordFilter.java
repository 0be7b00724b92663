package org.ringbook.audit.records;

import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.MessageTemplate;
import org.ringbook.audit.decode.Names;
import org.ringbook.sbe.Frames;

/**
 * Which records are wanted: those that all that is set holds of. Names may be of things that a later record makes. Records come
 * in their order. One thread.
 */
public final class RecordFilter {
    private final MessageSchema schema;
    private final FrameFields accountIds;
    private final FrameFields marketIds;
    private final Set<Integer> templateIds = new HashSet<>();
    private String account;
    private String market;
    private OrderCriterion order;

    /**
     * Everything is wanted.
     *
     * @param schema of the records.
     */
    public RecordFilter(final MessageSchema schema) {
        this.schema = schema;
        accountIds = new FrameFields(schema, "AccountId");
        marketIds = new FrameFields(schema, "MarketId");
    }

    /**
     * Only records in which this account is named.
     *
     * @param nameOrId such as alice, or 1.
     * @return this.
     */
    public RecordFilter account(final String nameOrId) {
        account = nameOrId;
        return this;
    }

    /**
     * Only records in which this market is named.
     *
     * @param symbol such as XBTZAR.
     * @return this.
     */
    public RecordFilter market(final String symbol) {
        market = symbol;
        return this;
    }

    /**
     * Only records about this order.
     *
     * @param orderId its id.
     * @return this.
     */
    public RecordFilter order(final long orderId) {
        order = OrderCriterion.ofId(schema, orderId);
        return this;
    }

    /**
     * Only records about orders with this client order id.
     *
     * @param clOrdId the id.
     * @return this.
     */
    public RecordFilter clOrdId(final String clOrdId) {
        order = OrderCriterion.ofClOrdId(schema, clOrdId);
        return this;
    }

    /**
     * Only records with a command or an event of one of these types.
     *
     * @param types names of messages, in any case.
     * @return this.
     * @throws IllegalArgumentException if there is no such message.
     */
    public RecordFilter types(final Collection<String> types) {
        for (final String type : types) {
            templateIds.add(schema.templates().stream()
                    .filter(template -> template.name().equalsIgnoreCase(type))
                    .findFirst()
                    .map(MessageTemplate::id)
                    .orElseThrow(() ->
                            new IllegalArgumentException("no command or event is called " + type + "; there are "
                                    + String.join(
                                            ", ",
                                            schema.templates().stream()
                                                    .map(MessageTemplate::name)
                                                    .toList()))));
        }
        return this;
    }

    /**
     * Whether anything is asked for.
     *
     * @return false if every record is wanted.
     */
    public boolean isSet() {
        return account != null || market != null || order != null || !templateIds.isEmpty();
    }

    /**
     * What was asked for that no record so far has made.
     *
     * @param names of the last record.
     * @return such as {@code no account is called dave}; empty if all is there.
     */
    public Optional<String> missing(final Names names) {
        if (account != null && names.findAccount(account).isEmpty()) {
            return Optional.of("there is no account " + account);
        }
        if (market != null && names.findMarket(market).isEmpty()) {
            return Optional.of("there is no market " + market);
        }
        return Optional.empty();
    }

    /**
     * Orders asked for: by their id, or found so far by their client order id.
     *
     * @return ascending; empty if no order is asked for.
     */
    public NavigableSet<Long> orderIds() {
        final NavigableSet<Long> ids = new TreeSet<>();
        if (order != null) {
            order.ids().forEach(ids::add);
        }
        return ids;
    }

    /**
     * Whether a record is wanted.
     *
     * @param names    as of this record.
     * @param sequence of the record.
     * @param buffer   that holds it.
     * @param from     offset of its first frame.
     * @param to       end of its last frame.
     * @return true if so.
     */
    public boolean matches(
            final Names names, final long sequence, final DirectBuffer buffer, final int from, final int to) {
        return (templateIds.isEmpty() || hasType(buffer, from, to))
                && (account == null || hasAny(accountIds, accountId(names), buffer, from, to))
                && (market == null || hasAny(marketIds, marketId(names), buffer, from, to))
                && (order == null || order.matches(sequence, buffer, from, to));
    }

    /**
     * Whether an event of a wanted record is wanted itself.
     *
     * @param names    as of its record.
     * @param sequence of the record.
     * @param buffer   that holds it.
     * @param offset   of the event's message header.
     * @return true if so.
     */
    public boolean matchesEvent(final Names names, final long sequence, final DirectBuffer buffer, final int offset) {
        final long accountId = accountId(names);
        final long marketId = marketId(names);
        return (account == null || accountIds.any(buffer, offset, id -> id == accountId))
                && (market == null || marketIds.any(buffer, offset, id -> id == marketId))
                && (order == null || order.matchesEvent(sequence, buffer, offset));
    }

    private boolean hasType(final DirectBuffer buffer, final int from, final int to) {
        for (int at = from; at < to; at = Frames.next(buffer, at)) {
            if (templateIds.contains(Frames.templateId(buffer, Frames.offset(at)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAny(
            final FrameFields fields, final long wanted, final DirectBuffer buffer, final int from, final int to) {
        for (int at = from; at < to; at = Frames.next(buffer, at)) {
            if (fields.any(buffer, Frames.offset(at), id -> id == wanted)) {
                return true;
            }
        }
        return false;
    }

    private long accountId(final Names names) {
        return account == null ? -1 : names.findAccount(account).orElse(-1);
    }

    private long marketId(final Names names) {
        return market == null
                ? -1
                : names.findMarket(market).map(Names.Market::id).orElse(-1);
    }
}
