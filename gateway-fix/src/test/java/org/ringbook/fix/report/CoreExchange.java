package org.ringbook.fix.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.client.EventFrame;
import org.ringbook.client.Permission;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.core.EventSink;
import org.ringbook.core.ExchangeCore;
import org.ringbook.fix.dictionary.Dictionary;
import org.ringbook.fix.dictionary.MessageDef;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.StructureCheck;
import org.ringbook.fix.message.StructureFault;
import org.ringbook.fix.order.OrderEntry;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.BustTradeEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.IssueApiKeyEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;

/**
 * The real core behind the gateway's pure parts, without threads, sockets and journal. Markets XBTZAR (tick 1, lot 0.000001) and ETHZAR (tick 0.5, lot
 * 0.0001); accounts alice, bob, dora, each of an owner of its own, with a session ALICE, BOB, DORA; ALICE2 is a second session of alice.
 */
public final class CoreExchange implements ReportListener {
    static final long START_NS = 1_700_000_000_000_000_000L;
    private static final int CAPACITY = 4 << 20;

    private final ExchangeCore core = new ExchangeCore();
    private final EventSink sink = new EventSink();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[1024]);
    private final UnsafeBuffer events = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final EventFrame frame = new EventFrame();
    private final Catalog catalog = new Catalog();
    private final Orders orders = ReportMaker.noOrders(1000);
    private final ReportMaker maker = new ReportMaker(catalog, orders, this);
    private final OrderEntry entry = new OrderEntry(catalog, orders);
    private final OutMessage reply = new OutMessage();
    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private long timeNs = START_NS;
    private final Consumer<EventFrame> follower;

    public CoreExchange() {
        this(catalog -> frame -> {});
    }

    private CoreExchange(final Function<Catalog, Consumer<EventFrame>> followers) {
        follower = followers.apply(catalog);
        for (final String code : List.of("XBT", "ETH", "ZAR")) {
            final AddAssetEncoder asset = new AddAssetEncoder().wrapAndApplyHeader(command, 0, header);
            header(asset.header());
            asset.scale((short) 10).payoutScale((short) 2).code(code);
            apply(asset);
        }
        market(1, 3, "XBTZAR", 1, 0, 6);
        market(2, 3, "ETHZAR", 5, 1, 4);
        fees();
        int session = 0;
        for (final String name : List.of("alice", "bob", "dora")) {
            final OpenAccountEncoder account = new OpenAccountEncoder().wrapAndApplyHeader(command, 0, header);
            header(account.header());
            account.ownerId(0).feeTier((short) 0).name(name);
            apply(account);
            session++;
            for (int asset = 1; asset <= 3; asset++) {
                final DepositEncoder deposit = new DepositEncoder().wrapAndApplyHeader(command, 0, header);
                header(deposit.header());
                deposit.accountId(session).assetId(asset).amountUnits(1L << 55).reference(name + asset);
                apply(deposit);
            }
            key(name.toUpperCase(java.util.Locale.ROOT), session, session, Permission.ofClients());
        }
        key("ALICE2", 1, 1, Permission.ofClients());
    }

    private void header(final CommandHeaderEncoder sender) {
        sender.gatewaySequence(1)
                .gatewayEpoch(0)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(0);
    }

    private void market(
            final int base,
            final int quote,
            final String symbol,
            final long tick,
            final int tickScale,
            final int lotScale) {
        final AddMarketEncoder market = new AddMarketEncoder().wrapAndApplyHeader(command, 0, header);
        header(market.header());
        market.baseAssetId(base)
                .quoteAssetId(quote)
                .tickMantissa(tick)
                .lotMantissa(1)
                .tickScale((short) tickScale)
                .lotScale((short) lotScale)
                .minQtyLots(10)
                .maxQtyLots(1_000_000_000)
                .minNotionalUnits(10_000)
                .maxNotionalUnits(1L << 60)
                .symbol(symbol);
        apply(market);
        state(catalog.market(symbol).marketId(), MarketState.OPEN);
    }

    public void state(final int marketId, final MarketState state) {
        final SetMarketStateEncoder change = new SetMarketStateEncoder().wrapAndApplyHeader(command, 0, header);
        header(change.header());
        change.marketId(marketId).state(state).auctionEndNs(0);
        apply(change);
    }

    private void fees() {
        final SetFeesEncoder fees = new SetFeesEncoder().wrapAndApplyHeader(command, 0, header);
        header(fees.header());
        fees.feeTier((short) 0).makerPpm(0).takerPpm(1_000);
        apply(fees);
    }

    public void key(final String compId, final int ownerId, final int accountId, final Set<Permission> permissions) {
        final IssueApiKeyEncoder key = new IssueApiKeyEncoder().wrapAndApplyHeader(command, 0, header);
        header(key.header());
        key.ownerId(ownerId)
                .defaultAccountId(accountId)
                .permissions(Permission.mask(permissions))
                .expireTimeNs(0)
                .iterations(4096)
                .cancelOnDisconnect(BooleanType.FALSE);
        for (int i = 0; i < 16; i++) {
            key.salt(i, (short) i);
        }
        for (int i = 0; i < 32; i++) {
            key.storedKey(i, (short) i).serverKey(i, (short) i);
        }
        key.keyId(compId).compId(compId).label("");
        apply(key);
    }

    private void apply(final MessageEncoderFlyweight encoder) {
        apply(command, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }

    private void apply(final DirectBuffer buffer, final int length) {
        timeNs += 1_000_000;
        applyAt(buffer, length);
        while (core.continuationDue()) {
            final ContinueEncoder more = new ContinueEncoder().wrapAndApplyHeader(command, 0, header);
            header(more.header());
            applyAt(command, MessageHeaderEncoder.ENCODED_LENGTH + more.encodedLength());
        }
    }

    private void applyAt(final DirectBuffer buffer, final int length) {
        final long sequence = core.lastSequence() + 1;
        sink.wrap(events, 0, CAPACITY);
        core.apply(sequence, timeNs, buffer, 0, length, sink);
        frame.record(sequence, timeNs, false);
        frame.wrap(buffer, 0, length, 0, sink.count() == 0);
        read();
        int at = 0;
        for (int i = 1; i <= sink.count(); i++) {
            frame.wrap(events, Frames.offset(at), Frames.length(events, at), i, i == sink.count());
            read();
            at = Frames.next(events, at);
        }
    }

    private void read() {
        maker.onFrame(frame);
        follower.accept(frame);
    }

    /** Whoever reads every frame behind the reports, from the first on. */
    public static CoreExchange with(final Function<Catalog, Consumer<EventFrame>> follower) {
        return new CoreExchange(follower);
    }

    /** Undoes a trade. */
    public List<String> bust(
            final int marketId,
            final long tradeId,
            final int buyer,
            final int seller,
            final long priceTicks,
            final long qtyLots) {
        told.clear();
        final BustTradeEncoder bust = new BustTradeEncoder().wrapAndApplyHeader(command, 0, header);
        header(bust.header());
        bust.tradeId(tradeId)
                .marketId(marketId)
                .buyAccountId(buyer)
                .sellAccountId(seller)
                .priceTicks(priceTicks)
                .qtyLots(qtyLots)
                .buyFeeUnits(0)
                .sellFeeUnits(0);
        apply(bust);
        return told;
    }

    /** Sends fields of a message, with | for SOH; returns what all sessions were told. */
    public List<String> send(final String compId, final String fields) {
        told.clear();
        final ApiKey key = catalog.keyOfCompId(compId);
        final int number = numbers.merge(compId, 1, Integer::sum);
        final String type = fields.substring(3, fields.indexOf('|'));
        final FixMessage message = message("8=FIX.4.4|9=1|35=" + type + "|49=" + compId + "|56=RINGBOOK|34=" + number
                + "|52=20231114-22:13:20.000|" + fields.substring(fields.indexOf('|') + 1) + "|10=000|");
        final StructureFault fault = new StructureCheck(Dictionary.ringbook())
                .check(message, Dictionary.ringbook().message(type));
        if (fault != null) {
            told.add(compId + " 3 " + fault);
            return told;
        }
        if (entry.take(message, key, number, "local", timeNs, reply)) {
            final byte[] bytes = new byte[entry.length()];
            entry.frame().getBytes(0, bytes);
            apply(new UnsafeBuffer(bytes), bytes.length);
            entry.inFlight().onSeen(key.sessionId(), number);
        } else {
            told.add(compId + " " + reply);
        }
        return told;
    }

    /** Gives bytes, whatever they are, to the checks and, if they pass, to the core. Returns whether they became a command. */
    boolean sendBytes(final String compId, final byte[] bytes) {
        final FixMessage message = new FixMessage().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        final MessageDef def = Dictionary.ringbook().message(message.type());
        if (def == null
                || new StructureCheck(Dictionary.ringbook()).check(message, def) != null
                || !OrderEntry.takes(message.type())) {
            return false;
        }
        final ApiKey key = catalog.keyOfCompId(compId);
        final int number = numbers.merge(compId, 1, Integer::sum);
        if (!entry.take(message, key, number, "local", timeNs, reply)) {
            return false;
        }
        final byte[] frameBytes = new byte[entry.length()];
        entry.frame().getBytes(0, frameBytes);
        apply(new UnsafeBuffer(frameBytes), frameBytes.length);
        entry.inFlight().onSeen(key.sessionId(), number);
        return true;
    }

    public static FixMessage message(final String text) {
        final byte[] bytes = text.replace('|', (char) 1).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return new FixMessage().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
    }

    public Catalog catalog() {
        return catalog;
    }

    Orders orders() {
        return orders;
    }

    List<String> told() {
        return told;
    }

    @Override
    public boolean hasRecipient(final int sessionId, final int otherId, final int ownerId) {
        return true;
    }

    @Override
    public void onReport(final Report report) {
        final OutMessage text = new OutMessage().begin(report.msgType(), report.body());
        final StringBuilder to = new StringBuilder();
        for (final ApiKey key : catalog.keys()) {
            if (key.isFixSession()
                    && (key.sessionId() == report.sessionId()
                            || key.sessionId() == report.otherId()
                            || key.observes(report.ownerId()))) {
                to.append(to.isEmpty() ? "" : "+").append(key.compId());
            }
        }
        told.add(to + " " + text);
    }

    /** Some tags of a report, in this order, and who has it. */
    static String brief(final String line, final int... tags) {
        final StringBuilder brief = new StringBuilder(line.substring(0, line.indexOf(' ')));
        final String body = "|" + line.substring(line.indexOf(' ', line.indexOf(' ') + 1) + 1);
        brief.append(' ').append(line.split(" ", 3)[1]);
        for (final int tag : tags) {
            final int at = body.indexOf("|" + tag + "=");
            if (at >= 0) {
                brief.append(' ').append(body, at + 1, body.indexOf('|', at + 1));
            }
        }
        return brief.toString();
    }
}
