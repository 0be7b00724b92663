package org.ringbook.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;

/**
 * The exchange as a deterministic state machine: a command at a sequence and a time in, events out. It reads no clock, no
 * configuration and no random source, does no input or output and starts no thread, so the same commands make the same
 * events on any machine. What every command does is written in {@code docs/rules.md}.
 *
 * <p>A host gives each command that {@link #admit} admits the next sequence and a time that never falls, and calls
 * {@link #apply}. While {@link #continuationDue} it must sequence {@code Continue} before anything else. If anything here
 * throws, the state is no longer explained by the records, and the host must stop. One thread only.
 */
public final class ExchangeCore {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GATEWAY_ID_OFFSET = BODY + CommandHeaderDecoder.gatewayIdEncodingOffset();
    private static final int EPOCH_OFFSET = BODY + CommandHeaderDecoder.gatewayEpochEncodingOffset();
    private static final int SEQUENCE_OFFSET = BODY + CommandHeaderDecoder.gatewaySequenceEncodingOffset();
    private static final int NONCE_OFFSET = BODY + GatewayHelloDecoder.nonceEncodingOffset();

    private final CoreState state = new CoreState();
    private final OrderEnds ends = new OrderEnds(state);
    private final Matcher matcher = new Matcher(state, ends);
    private final OrderEntry orderEntry = new OrderEntry(state, matcher);
    private final OrderChanges orderChanges = new OrderChanges(state, matcher, ends);
    private final MassCancels massCancels = new MassCancels(state, ends);
    private final MoneyCommands money = new MoneyCommands(state);
    private final ReferenceData referenceData = new ReferenceData(state);
    private final StateView view = new StateView(state);

    private final MessageHeaderDecoder messageHeader = new MessageHeaderDecoder();
    private final CommandHeaderDecoder commandHeader = new CommandHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final MassCancelDecoder massCancel = new MassCancelDecoder();
    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final SetMarketStateDecoder setMarketState = new SetMarketStateDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final SetFeesDecoder setFees = new SetFeesDecoder();
    private final SetFeeTierDecoder setFeeTier = new SetFeeTierDecoder();
    private final SetClOrdIdPoolDecoder setClOrdIdPool = new SetClOrdIdPoolDecoder();
    private final HaltEngineDecoder haltEngine = new HaltEngineDecoder();
    private final DepositDecoder deposit = new DepositDecoder();
    private final RequestWithdrawalDecoder requestWithdrawal = new RequestWithdrawalDecoder();
    private final SettleWithdrawalDecoder settleWithdrawal = new SettleWithdrawalDecoder();
    private final CancelWithdrawalDecoder cancelWithdrawal = new CancelWithdrawalDecoder();
    private final GatewayHelloDecoder gatewayHello = new GatewayHelloDecoder();
    private final GatewayDownDecoder gatewayDown = new GatewayDownDecoder();
    private final SetLowSpaceDecoder setLowSpace = new SetLowSpaceDecoder();

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
        if (commandHeader.gatewayId() != 0) {
            takeNumber(command, offset, length);
        }
        state.lastSequence = sequence;
        state.lastTimestampNs = timestampNs;
        dispatch(templateId, command, offset + BODY, events);
    }

    /**
     * Whether a set operation goes on in the next record.
     *
     * @return true if the next command must be {@code Continue}
     */
    public boolean continuationDue() {
        return massCancels.isDue();
    }

    /**
     * When the core wants a {@code Timer} command next.
     *
     * @return nanoseconds since the epoch; {@link Long#MAX_VALUE} if never
     */
    public long nextDeadlineNs() {
        return Long.MAX_VALUE;
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
        new CanonicalState(state, massCancels).write(hash);
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
        if (massCancels.isDue() != (templateId == ContinueDecoder.TEMPLATE_ID)) {
            throw new IllegalStateException("continuation due: " + massCancels.isDue() + " templateId=" + templateId);
        }
    }

    private void takeNumber(final DirectBuffer command, final int offset, final int length) {
        final Admission admission = admit(command, offset, length);
        if (admission != Admission.ADMIT) {
            throw new IllegalStateException("sequenced without admission: " + admission + " gatewayId="
                    + commandHeader.gatewayId() + " gatewaySequence=" + commandHeader.gatewaySequence());
        }
        if (messageHeader.templateId() != GatewayHelloDecoder.TEMPLATE_ID) {
            state.gateways.getOrNull(commandHeader.gatewayId()).lastSequence = commandHeader.gatewaySequence();
        }
    }

    private void dispatch(final int templateId, final DirectBuffer buffer, final int body, final EventSink events) {
        final int block = messageHeader.blockLength();
        final int version = messageHeader.version();
        switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID ->
                orderEntry.onNewOrder(newOrder.wrap(buffer, body, block, version), buffer, events);
            case CancelOrderDecoder.TEMPLATE_ID ->
                orderChanges.onCancelOrder(cancelOrder.wrap(buffer, body, block, version), buffer, events);
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                orderChanges.onReplaceOrder(replaceOrder.wrap(buffer, body, block, version), buffer, events);
            case MassCancelDecoder.TEMPLATE_ID ->
                massCancels.onMassCancel(massCancel.wrap(buffer, body, block, version), events);
            case ContinueDecoder.TEMPLATE_ID -> massCancels.onContinue(events);
            default -> dispatchMoney(templateId, buffer, body, block, version, events);
        }
    }

    private void dispatchMoney(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case DepositDecoder.TEMPLATE_ID ->
                money.onDeposit(deposit.wrap(buffer, body, block, version), buffer, events);
            case RequestWithdrawalDecoder.TEMPLATE_ID ->
                money.onRequestWithdrawal(requestWithdrawal.wrap(buffer, body, block, version), buffer, events);
            case SettleWithdrawalDecoder.TEMPLATE_ID ->
                money.onSettleWithdrawal(settleWithdrawal.wrap(buffer, body, block, version), buffer, events);
            case CancelWithdrawalDecoder.TEMPLATE_ID ->
                money.onCancelWithdrawal(cancelWithdrawal.wrap(buffer, body, block, version), buffer, events);
            default -> dispatchReferenceData(templateId, buffer, body, block, version, events);
        }
    }

    private void dispatchReferenceData(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case AddAssetDecoder.TEMPLATE_ID ->
                referenceData.onAddAsset(addAsset.wrap(buffer, body, block, version), buffer, events);
            case AddMarketDecoder.TEMPLATE_ID ->
                referenceData.onAddMarket(addMarket.wrap(buffer, body, block, version), buffer, events);
            case SetMarketStateDecoder.TEMPLATE_ID ->
                referenceData.onSetMarketState(setMarketState.wrap(buffer, body, block, version), events);
            case OpenAccountDecoder.TEMPLATE_ID ->
                referenceData.onOpenAccount(openAccount.wrap(buffer, body, block, version), buffer, events);
            case SetFeesDecoder.TEMPLATE_ID ->
                referenceData.onSetFees(setFees.wrap(buffer, body, block, version), events);
            case SetFeeTierDecoder.TEMPLATE_ID ->
                referenceData.onSetFeeTier(setFeeTier.wrap(buffer, body, block, version), events);
            case SetClOrdIdPoolDecoder.TEMPLATE_ID ->
                referenceData.onSetClOrdIdPool(setClOrdIdPool.wrap(buffer, body, block, version), events);
            default -> dispatchHost(templateId, buffer, body, block, version, events);
        }
    }

    private void dispatchHost(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case HaltEngineDecoder.TEMPLATE_ID ->
                onHaltEngine(haltEngine.wrap(buffer, body, block, version).haltedRaw(), events);
            case SetLowSpaceDecoder.TEMPLATE_ID ->
                onSetLowSpace(setLowSpace.wrap(buffer, body, block, version).lowSpaceRaw(), events);
            case GatewayHelloDecoder.TEMPLATE_ID ->
                onGatewayHello(gatewayHello.wrap(buffer, body, block, version), events);
            case GatewayDownDecoder.TEMPLATE_ID ->
                onGatewayDown(gatewayDown.wrap(buffer, body, block, version), events);
            case MalformedCommandDecoder.TEMPLATE_ID -> events.commandRejected(RejectReason.MALFORMED, 0);
            case TimerDecoder.TEMPLATE_ID -> {
                // Time has come in with the command; nothing waits for it yet.
            }
            default -> throw new IllegalStateException("unknown command: templateId=" + templateId);
        }
    }

    private void onHaltEngine(final int code, final EventSink events) {
        if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
            return;
        }
        state.halted = code == BooleanType.TRUE.value();
        events.engineModeChanged(state.halted, state.lowSpace);
    }

    private void onSetLowSpace(final int code, final EventSink events) {
        if (code > BooleanType.TRUE.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
            return;
        }
        state.lowSpace = code == BooleanType.TRUE.value();
        events.engineModeChanged(state.halted, state.lowSpace);
    }

    private void onGatewayHello(final GatewayHelloDecoder command, final EventSink events) {
        final int gatewayId = command.header().gatewayId();
        final int epoch = command.header().gatewayEpoch();
        final GatewayTable.Row row = state.gateways.hello(gatewayId, epoch, command.nonce());
        events.gatewayUp().gatewayId(gatewayId).epoch(epoch).nonce(row.nonce).lastGatewaySequence(row.lastSequence);
    }

    private void onGatewayDown(final GatewayDownDecoder command, final EventSink events) {
        final GatewayTable.Row row = state.gateways.getOrNull(command.gatewayId());
        if (row != null && row.up && row.epoch == command.epoch()) {
            row.up = false;
            events.gatewayWentDown(command.gatewayId(), command.epoch());
        }
    }
}
