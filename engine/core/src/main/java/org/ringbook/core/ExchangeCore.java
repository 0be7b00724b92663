package org.ringbook.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.SnapshotSink;
import org.ringbook.sbe.SnapshotSource;
import org.ringbook.sbe.SnapshotStateException;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.TimerDecoder;

/**
 * The exchange as a deterministic state machine: a command at a sequence and a time in, events out. It reads no clock, no
 * configuration and no random source, does no input or output and starts no thread, so the same commands make the same
 * events on any machine. What every command does is written in {@code docs/rules.md}.
 *
 * <p>A host gives each command that {@link #admit} admits the next sequence and a time that never falls, and calls
 * {@link #apply}. While {@link #continuationDue} it must sequence {@code Continue} before anything else, and from
 * {@link #nextDeadlineNs} on {@code Timer} before any other. If anything here
 * throws, the state is no longer explained by the records, and the host must stop. One thread only.
 */
public final class ExchangeCore {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GATEWAY_ID_OFFSET = BODY + CommandHeaderDecoder.gatewayIdEncodingOffset();
    private static final int EPOCH_OFFSET = BODY + CommandHeaderDecoder.gatewayEpochEncodingOffset();
    private static final int SEQUENCE_OFFSET = BODY + CommandHeaderDecoder.gatewaySequenceEncodingOffset();
    private static final int NONCE_OFFSET = BODY + GatewayHelloDecoder.nonceEncodingOffset();

    private final CoreState state = new CoreState();
    private final MarketStates marketStates;
    private final OrderCommands orderCommands;
    private final LedgerCommands ledgerCommands = new LedgerCommands(state);
    private final SetupCommands setupCommands;
    private final HostCommands hostCommands;
    private final StateView view = new StateView(state);
    private final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
    private final CommandHeaderDecoder commandHeader = new CommandHeaderDecoder();

    /** A core before the first command: it has nothing but the exchange's fee account. */
    public ExchangeCore() {
        final Trading trading = new Trading(state);
        final CancelsOfMany cancels = new CancelsOfMany(state, trading.ends);
        final AccountControls accountControls = new AccountControls(state, cancels);
        marketStates = trading.marketStates;
        orderCommands = new OrderCommands(trading.orderEntry, trading.orderChanges, cancels, accountControls);
        setupCommands = new SetupCommands(state, marketStates, accountControls);
        hostCommands =
                new HostCommands(state, cancels, marketStates, new Timers(state, trading.ends, cancels, marketStates));
    }

    /**
     * A core in the state that {@link #save} wrote: from here on it makes the same events for ever.
     *
     * @param source of the rows; it is read to its end
     * @return the core
     * @throws SnapshotStateException if the rows are not a whole and sound state
     */
    public static ExchangeCore load(final SnapshotSource source) {
        final ExchangeCore core = new ExchangeCore();
        final long savedHash = new StateLoader(core.state, core.marketStates, source).load();
        final long stateHash = core.stateHash();
        if (stateHash != savedHash) {
            throw new SnapshotStateException(
                    "not a sound snapshot: the state has another hash than was saved: stateHash="
                            + Long.toHexString(stateHash) + " saved=" + Long.toHexString(savedHash));
        }
        return core;
    }

    /**
     * Makes room for open orders, 88 bytes each, and in the table of client order ids for as many as are remembered, so that
     * nothing has to grow, and nobody to wait for that, as long as there are no more. Changes nothing else.
     *
     * @param expectedOrders open at one time, over all markets, with a client order id each
     */
    public void reserve(final int expectedOrders) {
        state.orders.reserve(expectedOrders);
        state.clOrdIds.reserve(state.clOrdIds.capacity() + expectedOrders);
    }

    /**
     * Writes the whole state in its canonical order, a row each. Changes nothing; between commands, a due continuation included.
     *
     * @param sink takes the rows
     */
    public void save(final SnapshotSink sink) {
        new StateSaver(state, sink).save(stateHash());
    }

    /**
     * What the core says to a command before it is sequenced. Changes nothing, its own flyweights neither: the command is not
     * yet where it will be executed, and going back and forth between two buffers costs a barrier of the collector each time.
     *
     * @param buffer that holds the frame
     * @param offset of its message header
     * @param length in bytes
     * @return {@link Admission#ADMIT} if it is to be sequenced next
     */
    public Admission admit(final DirectBuffer buffer, final int offset, final int length) {
        final int gatewayId = buffer.getShort(offset + GATEWAY_ID_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        final int epoch = buffer.getInt(offset + EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (Frames.templateId(buffer, offset) == GatewayHelloDecoder.TEMPLATE_ID) {
            final long nonce = buffer.getLong(offset + NONCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
            return state.gateways.admitHello(gatewayId, epoch, nonce);
        }
        final long sequence = buffer.getLong(offset + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return gatewayId == 0 ? Admission.ADMIT : state.gateways.admit(gatewayId, epoch, sequence);
    }

    /**
     * Applies a command.
     *
     * @param sequence the last one plus one
     * @param timestampNs nanoseconds since the epoch, not below the last
     * @param command buffer that holds the frame, one that {@link FrameCheck} found to be a command and {@link #admit} admitted
     * @param offset of its message header
     * @param length in bytes
     * @param events takes what it causes, at most 8,192 events
     * @throws IllegalStateException if an invariant is broken; nothing may be done with this core after that
     */
    public void apply(
            final long sequence,
            final long timestampNs,
            final DirectBuffer command,
            final int offset,
            final int length,
            final EventSink events) {
        messageHeader.wrap(command, offset);
        commandHeader.wrap(command, offset + BODY);
        final int templateId = messageHeader.templateId();
        checkOrder(sequence, timestampNs, templateId);
        final int gatewayId = commandHeader.gatewayId();
        if (gatewayId != 0) {
            takeNumber(gatewayId, templateId, command, offset);
        }
        state.lastSequence = sequence;
        state.lastTimestampNs = timestampNs;
        dispatch(templateId, command, offset + BODY, events);
        marketStates.endOfRecord(events);
    }

    /**
     * Whether a set operation goes on in the next record.
     *
     * @return true if the next command must be {@code Continue}
     */
    public boolean continuationDue() {
        return state.continuation.isDue();
    }

    /**
     * When the core wants a {@code Timer} command next: no other command but {@code Continue} may come at or after it.
     *
     * @return nanoseconds since the epoch; {@link Long#MAX_VALUE} if never
     */
    public long nextDeadlineNs() {
        return state.deadlines.nextNs();
    }

    /**
     * Sequence of the last command applied.
     *
     * @return 0 before the first
     */
    public long lastSequence() {
        return state.lastSequence;
    }

    /**
     * Time of the last command applied.
     *
     * @return nanoseconds since the epoch, 0 before the first
     */
    public long lastTimestampNs() {
        return state.lastTimestampNs;
    }

    /**
     * Hash over the whole state in its canonical order ({@code docs/rules.md}): equal states have equal hashes, whatever
     * slots, capacities and hash layouts they came by. Walks everything; for audits, not for every command.
     *
     * @return the hash
     */
    public long stateHash() {
        final StateHash hash = new StateHash();
        new CanonicalState(state).write(hash);
        return hash.value();
    }

    /**
     * The state, for queries between commands.
     *
     * @return a live view
     */
    public CoreView view() {
        return view;
    }

    /**
     * What an account can spend.
     *
     * @param accountId any account
     * @param assetId of an asset
     * @return units
     */
    public long available(final int accountId, final int assetId) {
        return state.assets.get(assetId).balances().available(accountId);
    }

    /**
     * What stands behind an account's open orders and withdrawals.
     *
     * @param accountId any account
     * @param assetId of an asset
     * @return units
     */
    public long held(final int accountId, final int assetId) {
        return state.assets.get(assetId).balances().held(accountId);
    }

    private void checkOrder(final long sequence, final long timestampNs, final int templateId) {
        if (sequence != state.lastSequence + 1 || timestampNs < state.lastTimestampNs) {
            throw new IllegalStateException("out of order: sequence=" + sequence + " after " + state.lastSequence
                    + " timestampNs=" + timestampNs + " after " + state.lastTimestampNs);
        }
        final boolean continues = templateId == ContinueDecoder.TEMPLATE_ID;
        if (continuationDue() != continues) {
            throw new IllegalStateException("continuation due: " + continuationDue() + " templateId=" + templateId);
        }
        if (timestampNs >= nextDeadlineNs() && !continues && templateId != TimerDecoder.TEMPLATE_ID) {
            throw new IllegalStateException("timer due: nextDeadlineNs=" + nextDeadlineNs() + " timestampNs="
                    + timestampNs + " templateId=" + templateId);
        }
    }

    private void takeNumber(final int gatewayId, final int templateId, final DirectBuffer command, final int offset) {
        final int epoch = commandHeader.gatewayEpoch();
        final long sequence = commandHeader.gatewaySequence();
        final Admission admission = templateId == GatewayHelloDecoder.TEMPLATE_ID
                ? state.gateways.admitHello(
                        gatewayId, epoch, command.getLong(offset + NONCE_OFFSET, ByteOrder.LITTLE_ENDIAN))
                : state.gateways.take(gatewayId, epoch, sequence);
        if (admission != Admission.ADMIT) {
            throw new IllegalStateException("sequenced without admission: " + admission + " gatewayId=" + gatewayId
                    + " gatewaySequence=" + sequence);
        }
    }

    private void dispatch(final int templateId, final DirectBuffer buffer, final int body, final EventSink events) {
        final int block = messageHeader.blockLength();
        final int version = messageHeader.version();
        if (!orderCommands.apply(templateId, buffer, body, block, version, events)
                && !ledgerCommands.apply(templateId, buffer, body, block, version, events)
                && !hostCommands.apply(templateId, buffer, body, block, version, events)
                && !setupCommands.apply(templateId, buffer, body, block, version, events)) {
            throw new IllegalStateException("unknown command: templateId=" + templateId);
        }
    }
}
