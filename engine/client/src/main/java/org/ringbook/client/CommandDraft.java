package org.ringbook.client;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BustTradeEncoder;
import org.ringbook.sbe.messages.CancelAllAfterEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CancelWithdrawalEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.HaltEngineEncoder;
import org.ringbook.sbe.messages.IssueApiKeyEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.RequestWithdrawalEncoder;
import org.ringbook.sbe.messages.RevokeApiKeyEncoder;
import org.ringbook.sbe.messages.SessionLogonEncoder;
import org.ringbook.sbe.messages.SessionLogoutEncoder;
import org.ringbook.sbe.messages.SetAccountKillEncoder;
import org.ringbook.sbe.messages.SetAccountLimitsEncoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolEncoder;
import org.ringbook.sbe.messages.SetFeeTierEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SetMarketTermsEncoder;
import org.ringbook.sbe.messages.SetPriceBandsEncoder;
import org.ringbook.sbe.messages.SetSelfTradeEncoder;
import org.ringbook.sbe.messages.SettleWithdrawalEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TransferEncoder;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;

/**
 * The command that is being written. Each method below begins a new one and returns its encoder: all fields are 0 then (a mass cancel's side
 * is null: both), and texts that are left out are empty; texts go last, in the schema's order. Of the command header, the caller sets
 * {@code sessionId} and {@code sessionSequence}; the rest is the client's. An encoder is good until the next command is begun or sent.
 *
 * <p>Client's thread only; allocates nothing.
 */
public final class CommandDraft {
    /** Longest command frame, with its SBE header. */
    public static final int MAX_FRAME_LENGTH = 640;

    /** Where the frame begins, behind the envelope. */
    static final int FRAME_OFFSET =
            org.ringbook.sbe.transport.MessageHeaderEncoder.ENCODED_LENGTH + CommandEnvelopeEncoder.BLOCK_LENGTH;

    static final int CAPACITY = FRAME_OFFSET + MAX_FRAME_LENGTH;

    /** First template id that only the host itself may use. */
    private static final int FIRST_HOST_TEMPLATE_ID = 80;

    private static final int BODY_OFFSET = FRAME_OFFSET + MessageHeaderEncoder.ENCODED_LENGTH;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final CommandHeaderEncoder commandHeader = new CommandHeaderEncoder();
    private final CommandEnvelopeEncoder envelope = new CommandEnvelopeEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private final AddAssetEncoder addAsset = new AddAssetEncoder();
    private final AddMarketEncoder addMarket = new AddMarketEncoder();
    private final SetMarketStateEncoder setMarketState = new SetMarketStateEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final SetFeesEncoder setFees = new SetFeesEncoder();
    private final SetFeeTierEncoder setFeeTier = new SetFeeTierEncoder();
    private final SetClOrdIdPoolEncoder setClOrdIdPool = new SetClOrdIdPoolEncoder();
    private final HaltEngineEncoder haltEngine = new HaltEngineEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final RequestWithdrawalEncoder requestWithdrawal = new RequestWithdrawalEncoder();
    private final SettleWithdrawalEncoder settleWithdrawal = new SettleWithdrawalEncoder();
    private final CancelWithdrawalEncoder cancelWithdrawal = new CancelWithdrawalEncoder();
    private final CancelAllAfterEncoder cancelAllAfter = new CancelAllAfterEncoder();
    private final SetPriceBandsEncoder setPriceBands = new SetPriceBandsEncoder();
    private final SetMarketTermsEncoder setMarketTerms = new SetMarketTermsEncoder();
    private final TransferEncoder transfer = new TransferEncoder();
    private final BustTradeEncoder bustTrade = new BustTradeEncoder();
    private final SessionLogonEncoder sessionLogon = new SessionLogonEncoder();
    private final SessionLogoutEncoder sessionLogout = new SessionLogoutEncoder();
    private final SetAccountKillEncoder setAccountKill = new SetAccountKillEncoder();
    private final SetAccountLimitsEncoder setAccountLimits = new SetAccountLimitsEncoder();
    private final SetSelfTradeEncoder setSelfTrade = new SetSelfTradeEncoder();
    private final IssueApiKeyEncoder issueApiKey = new IssueApiKeyEncoder();
    private final RevokeApiKeyEncoder revokeApiKey = new RevokeApiKeyEncoder();
    private final SetMarketScheduleEncoder setMarketSchedule = new SetMarketScheduleEncoder();
    private MessageEncoderFlyweight current;
    private int textCount;
    private int rawLength;
    private long gatewayInNs;

    CommandDraft() {
        envelope.wrapAndApplyHeader(buffer, 0, new org.ringbook.sbe.transport.MessageHeaderEncoder());
    }

    /**
     * Begins an order.
     *
     * @return its encoder.
     */
    public NewOrderEncoder newOrder() {
        begin(newOrder, NewOrderEncoder.BLOCK_LENGTH, 1);
        return newOrder.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a cancel.
     *
     * @return its encoder.
     */
    public CancelOrderEncoder cancelOrder() {
        begin(cancelOrder, CancelOrderEncoder.BLOCK_LENGTH, 2);
        return cancelOrder.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a replace.
     *
     * @return its encoder.
     */
    public ReplaceOrderEncoder replaceOrder() {
        begin(replaceOrder, ReplaceOrderEncoder.BLOCK_LENGTH, 2);
        return replaceOrder.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a mass cancel, of both sides unless a side is set.
     *
     * @return its encoder.
     */
    public MassCancelEncoder massCancel() {
        begin(massCancel, MassCancelEncoder.BLOCK_LENGTH, 0);
        return massCancel.wrapAndApplyHeader(buffer, FRAME_OFFSET, header).side(Side.NULL_VAL);
    }

    /**
     * Begins a new asset.
     *
     * @return its encoder.
     */
    public AddAssetEncoder addAsset() {
        begin(addAsset, AddAssetEncoder.BLOCK_LENGTH, 1);
        return addAsset.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a new market.
     *
     * @return its encoder.
     */
    public AddMarketEncoder addMarket() {
        begin(addMarket, AddMarketEncoder.BLOCK_LENGTH, 1);
        return addMarket.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of a market's state.
     *
     * @return its encoder.
     */
    public SetMarketStateEncoder setMarketState() {
        begin(setMarketState, SetMarketStateEncoder.BLOCK_LENGTH, 0);
        return setMarketState.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a new account.
     *
     * @return its encoder.
     */
    public OpenAccountEncoder openAccount() {
        begin(openAccount, OpenAccountEncoder.BLOCK_LENGTH, 1);
        return openAccount.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of a tier's fees.
     *
     * @return its encoder.
     */
    public SetFeesEncoder setFees() {
        begin(setFees, SetFeesEncoder.BLOCK_LENGTH, 0);
        return setFees.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins an account's move to a tier.
     *
     * @return its encoder.
     */
    public SetFeeTierEncoder setFeeTier() {
        begin(setFeeTier, SetFeeTierEncoder.BLOCK_LENGTH, 0);
        return setFeeTier.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of how many client order ids are remembered.
     *
     * @return its encoder.
     */
    public SetClOrdIdPoolEncoder setClOrdIdPool() {
        begin(setClOrdIdPool, SetClOrdIdPoolEncoder.BLOCK_LENGTH, 0);
        return setClOrdIdPool.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a halt of the whole engine, or its end.
     *
     * @return its encoder.
     */
    public HaltEngineEncoder haltEngine() {
        begin(haltEngine, HaltEngineEncoder.BLOCK_LENGTH, 0);
        return haltEngine.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a deposit.
     *
     * @return its encoder.
     */
    public DepositEncoder deposit() {
        begin(deposit, DepositEncoder.BLOCK_LENGTH, 1);
        return deposit.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a withdrawal.
     *
     * @return its encoder.
     */
    public RequestWithdrawalEncoder requestWithdrawal() {
        begin(requestWithdrawal, RequestWithdrawalEncoder.BLOCK_LENGTH, 1);
        return requestWithdrawal.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins the good end of a withdrawal.
     *
     * @return its encoder.
     */
    public SettleWithdrawalEncoder settleWithdrawal() {
        begin(settleWithdrawal, SettleWithdrawalEncoder.BLOCK_LENGTH, 1);
        return settleWithdrawal.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins the taking back of a withdrawal.
     *
     * @return its encoder.
     */
    public CancelWithdrawalEncoder cancelWithdrawal() {
        begin(cancelWithdrawal, CancelWithdrawalEncoder.BLOCK_LENGTH, 1);
        return cancelWithdrawal.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a renewal of the dead-man's switch.
     *
     * @return its encoder.
     */
    public CancelAllAfterEncoder cancelAllAfter() {
        begin(cancelAllAfter, CancelAllAfterEncoder.BLOCK_LENGTH, 0);
        return cancelAllAfter.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of a market's price bands.
     *
     * @return its encoder.
     */
    public SetPriceBandsEncoder setPriceBands() {
        begin(setPriceBands, SetPriceBandsEncoder.BLOCK_LENGTH, 0);
        return setPriceBands.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins new terms of a market.
     *
     * @return its encoder.
     */
    public SetMarketTermsEncoder setMarketTerms() {
        begin(setMarketTerms, SetMarketTermsEncoder.BLOCK_LENGTH, 0);
        return setMarketTerms.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a transfer.
     *
     * @return its encoder.
     */
    public TransferEncoder transfer() {
        begin(transfer, TransferEncoder.BLOCK_LENGTH, 1);
        return transfer.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins the undoing of a trade.
     *
     * @return its encoder.
     */
    public BustTradeEncoder bustTrade() {
        begin(bustTrade, BustTradeEncoder.BLOCK_LENGTH, 0);
        return bustTrade.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a session's logon, which the header names.
     *
     * @return its encoder.
     */
    public SessionLogonEncoder sessionLogon() {
        begin(sessionLogon, SessionLogonEncoder.BLOCK_LENGTH, 0);
        return sessionLogon.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a session's logout, which the header names.
     *
     * @return its encoder.
     */
    public SessionLogoutEncoder sessionLogout() {
        begin(sessionLogout, SessionLogoutEncoder.BLOCK_LENGTH, 0);
        return sessionLogout.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins an account's block, or its end.
     *
     * @return its encoder.
     */
    public SetAccountKillEncoder setAccountKill() {
        begin(setAccountKill, SetAccountKillEncoder.BLOCK_LENGTH, 0);
        return setAccountKill.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of an account's limits in a market.
     *
     * @return its encoder.
     */
    public SetAccountLimitsEncoder setAccountLimits() {
        begin(setAccountLimits, SetAccountLimitsEncoder.BLOCK_LENGTH, 0);
        return setAccountLimits.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a change of whether an account may trade with itself.
     *
     * @return its encoder.
     */
    public SetSelfTradeEncoder setSelfTrade() {
        begin(setSelfTrade, SetSelfTradeEncoder.BLOCK_LENGTH, 0);
        return setSelfTrade.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a new API key.
     *
     * @return its encoder.
     */
    public IssueApiKeyEncoder issueApiKey() {
        begin(issueApiKey, IssueApiKeyEncoder.BLOCK_LENGTH, 3);
        return issueApiKey.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins the end of an API key.
     *
     * @return its encoder.
     */
    public RevokeApiKeyEncoder revokeApiKey() {
        begin(revokeApiKey, RevokeApiKeyEncoder.BLOCK_LENGTH, 1);
        return revokeApiKey.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Begins a market's schedule. Its entries have to be counted, also none of them.
     *
     * @return its encoder.
     */
    public SetMarketScheduleEncoder setMarketSchedule() {
        begin(setMarketSchedule, SetMarketScheduleEncoder.BLOCK_LENGTH, 0);
        return setMarketSchedule.wrapAndApplyHeader(buffer, FRAME_OFFSET, header);
    }

    /**
     * Takes over a command frame that is encoded already.
     *
     * @param source has the frame, SBE header first, command header next.
     * @param offset where it begins.
     * @param length its length.
     * @throws IllegalArgumentException if it is too long or short, or not a command that a gateway may send.
     */
    public void frame(final DirectBuffer source, final int offset, final int length) {
        if (length > MAX_FRAME_LENGTH
                || length < MessageHeaderDecoder.ENCODED_LENGTH + CommandHeaderEncoder.ENCODED_LENGTH) {
            throw new IllegalArgumentException("not the length of a command frame: length=" + length);
        }
        headerDecoder.wrap(source, offset);
        final int templateId = headerDecoder.templateId();
        if (headerDecoder.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || templateId < 1
                || templateId >= FIRST_HOST_TEMPLATE_ID) {
            throw new IllegalArgumentException("not a gateway's command: templateId=" + templateId);
        }
        current = null;
        gatewayInNs = 0;
        buffer.putBytes(FRAME_OFFSET, source, offset, length);
        rawLength = length;
    }

    /**
     * The client session that the command came in on, whichever command it is. To be said after it was begun.
     *
     * @param id 0 = none.
     * @return this.
     */
    public CommandDraft sessionId(final int id) {
        commandHeader.wrap(buffer, BODY_OFFSET).sessionId(id);
        return this;
    }

    /**
     * Says when the gateway took in what became this command. Left out, it is the moment of sending.
     *
     * @param timeNs nanoseconds of the machine's monotonic clock.
     * @return this.
     */
    public CommandDraft gatewayInNs(final long timeNs) {
        gatewayInNs = timeNs;
        return this;
    }

    private void begin(final MessageEncoderFlyweight encoder, final int blockLength, final int texts) {
        buffer.setMemory(BODY_OFFSET, blockLength, (byte) 0);
        current = encoder;
        textCount = texts;
        rawLength = 0;
        gatewayInNs = 0;
    }

    /** Ends the frame and fills in what is the client's. Returns the length of envelope and frame. */
    int stamp(final int gatewayId, final int epoch, final long sequence, final long nowNs) {
        final int frameLength = frameLength();
        commandHeader
                .wrap(buffer, BODY_OFFSET)
                .gatewaySequence(sequence)
                .gatewayEpoch(epoch)
                .gatewayId(gatewayId);
        envelope.gatewayInNs(gatewayInNs == 0 ? nowNs : gatewayInNs);
        return FRAME_OFFSET + frameLength;
    }

    /** Forgets the command, once it was sent. */
    void clear() {
        current = null;
        rawLength = 0;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    private int frameLength() {
        if (rawLength > 0) {
            return rawLength;
        }
        if (current == null) {
            throw new IllegalStateException("no command was begun");
        }
        final int written = BODY_OFFSET + current.encodedLength();
        return (textCount == 0 ? written : withEmptyTexts(written)) - FRAME_OFFSET;
    }

    private int withEmptyTexts(final int written) {
        int position = BODY_OFFSET + current.sbeBlockLength();
        int texts = 0;
        while (position < written) {
            position += 1 + (buffer.getByte(position) & 0xff);
            texts++;
        }
        for (; texts < textCount; texts++) {
            buffer.putByte(position++, (byte) 0);
        }
        return position;
    }
}
