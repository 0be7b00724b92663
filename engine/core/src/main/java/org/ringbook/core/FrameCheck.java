package org.ringbook.core;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.BustTradeDecoder;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelWithdrawalDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.ContinueDecoder;
import org.ringbook.sbe.messages.DepositDecoder;
import org.ringbook.sbe.messages.GatewayDownDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.RequestWithdrawalDecoder;
import org.ringbook.sbe.messages.RevokeApiKeyDecoder;
import org.ringbook.sbe.messages.SessionLogonDecoder;
import org.ringbook.sbe.messages.SessionLogoutDecoder;
import org.ringbook.sbe.messages.SetAccountKillDecoder;
import org.ringbook.sbe.messages.SetAccountLimitsDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetLowSpaceDecoder;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder.EntriesDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;
import org.ringbook.sbe.messages.SetPriceBandsDecoder;
import org.ringbook.sbe.messages.SetSelfTradeDecoder;
import org.ringbook.sbe.messages.SettleWithdrawalDecoder;
import org.ringbook.sbe.messages.TimerDecoder;
import org.ringbook.sbe.messages.TransferDecoder;

/**
 * Tells whether bytes are a command frame, before anything decodes them. Looks at structure only (lengths, template,
 * version, the header's numbers); what the fields mean is judged by the core, and refused with a reason. Stateless; any
 * thread.
 */
public final class FrameCheck {
    private static final int HEADER_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int EPOCH_OFFSET = HEADER_OFFSET + CommandHeaderDecoder.gatewayEpochEncodingOffset();
    private static final int SEQUENCE_OFFSET = HEADER_OFFSET + CommandHeaderDecoder.gatewaySequenceEncodingOffset();
    private static final int GATEWAY_OFFSET = HEADER_OFFSET + CommandHeaderDecoder.gatewayIdEncodingOffset();
    private static final int SMALLEST_FRAME = HEADER_OFFSET + CommandHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER = EntriesDecoder.sbeHeaderSize();
    private static final int FIRST_HOST_TEMPLATE = TimerDecoder.TEMPLATE_ID;
    private static final int TEMPLATES = MalformedCommandDecoder.TEMPLATE_ID + 1;
    private static final int[] BLOCK_LENGTHS = new int[TEMPLATES];
    private static final int[] TEXTS = new int[TEMPLATES];

    static {
        template(NewOrderDecoder.TEMPLATE_ID, NewOrderDecoder.BLOCK_LENGTH, 1);
        template(CancelOrderDecoder.TEMPLATE_ID, CancelOrderDecoder.BLOCK_LENGTH, 2);
        template(ReplaceOrderDecoder.TEMPLATE_ID, ReplaceOrderDecoder.BLOCK_LENGTH, 2);
        template(MassCancelDecoder.TEMPLATE_ID, MassCancelDecoder.BLOCK_LENGTH, 0);
        template(AddAssetDecoder.TEMPLATE_ID, AddAssetDecoder.BLOCK_LENGTH, 1);
        template(AddMarketDecoder.TEMPLATE_ID, AddMarketDecoder.BLOCK_LENGTH, 1);
        template(SetMarketStateDecoder.TEMPLATE_ID, SetMarketStateDecoder.BLOCK_LENGTH, 0);
        template(OpenAccountDecoder.TEMPLATE_ID, OpenAccountDecoder.BLOCK_LENGTH, 1);
        template(SetFeesDecoder.TEMPLATE_ID, SetFeesDecoder.BLOCK_LENGTH, 0);
        template(SetFeeTierDecoder.TEMPLATE_ID, SetFeeTierDecoder.BLOCK_LENGTH, 0);
        template(SetClOrdIdPoolDecoder.TEMPLATE_ID, SetClOrdIdPoolDecoder.BLOCK_LENGTH, 0);
        template(HaltEngineDecoder.TEMPLATE_ID, HaltEngineDecoder.BLOCK_LENGTH, 0);
        template(DepositDecoder.TEMPLATE_ID, DepositDecoder.BLOCK_LENGTH, 1);
        template(RequestWithdrawalDecoder.TEMPLATE_ID, RequestWithdrawalDecoder.BLOCK_LENGTH, 1);
        template(SettleWithdrawalDecoder.TEMPLATE_ID, SettleWithdrawalDecoder.BLOCK_LENGTH, 1);
        template(CancelWithdrawalDecoder.TEMPLATE_ID, CancelWithdrawalDecoder.BLOCK_LENGTH, 1);
        template(CancelAllAfterDecoder.TEMPLATE_ID, CancelAllAfterDecoder.BLOCK_LENGTH, 0);
        template(SetPriceBandsDecoder.TEMPLATE_ID, SetPriceBandsDecoder.BLOCK_LENGTH, 0);
        template(SetMarketScheduleDecoder.TEMPLATE_ID, SetMarketScheduleDecoder.BLOCK_LENGTH, 0);
        template(TransferDecoder.TEMPLATE_ID, TransferDecoder.BLOCK_LENGTH, 1);
        template(BustTradeDecoder.TEMPLATE_ID, BustTradeDecoder.BLOCK_LENGTH, 0);
        template(SessionLogonDecoder.TEMPLATE_ID, SessionLogonDecoder.BLOCK_LENGTH, 0);
        template(SessionLogoutDecoder.TEMPLATE_ID, SessionLogoutDecoder.BLOCK_LENGTH, 0);
        template(SetAccountKillDecoder.TEMPLATE_ID, SetAccountKillDecoder.BLOCK_LENGTH, 0);
        template(SetAccountLimitsDecoder.TEMPLATE_ID, SetAccountLimitsDecoder.BLOCK_LENGTH, 0);
        template(IssueApiKeyDecoder.TEMPLATE_ID, IssueApiKeyDecoder.BLOCK_LENGTH, 3);
        template(RevokeApiKeyDecoder.TEMPLATE_ID, RevokeApiKeyDecoder.BLOCK_LENGTH, 1);
        template(SetMarketTermsDecoder.TEMPLATE_ID, SetMarketTermsDecoder.BLOCK_LENGTH, 0);
        template(SetSelfTradeDecoder.TEMPLATE_ID, SetSelfTradeDecoder.BLOCK_LENGTH, 0);
        template(GatewayHelloDecoder.TEMPLATE_ID, GatewayHelloDecoder.BLOCK_LENGTH, 1);
        template(TimerDecoder.TEMPLATE_ID, TimerDecoder.BLOCK_LENGTH, 0);
        template(ContinueDecoder.TEMPLATE_ID, ContinueDecoder.BLOCK_LENGTH, 0);
        template(GatewayDownDecoder.TEMPLATE_ID, GatewayDownDecoder.BLOCK_LENGTH, 0);
        template(SetLowSpaceDecoder.TEMPLATE_ID, SetLowSpaceDecoder.BLOCK_LENGTH, 0);
        template(MalformedCommandDecoder.TEMPLATE_ID, MalformedCommandDecoder.BLOCK_LENGTH, 0);
    }

    private FrameCheck() {}

    /**
     * Judges a frame.
     *
     * @param buffer that holds it
     * @param offset of its message header
     * @param length in bytes, to its last byte
     * @return what it is
     */
    public static FrameKind check(final DirectBuffer buffer, final int offset, final int length) {
        if (length < SMALLEST_FRAME || !isKnownSchema(buffer, offset)) {
            return FrameKind.INVALID;
        }
        final int templateId = Frames.templateId(buffer, offset);
        if (templateId >= TEMPLATES || BLOCK_LENGTHS[templateId] == 0) {
            return FrameKind.INVALID;
        }
        final int blockLength = uint16(buffer, offset);
        if (blockLength < CommandHeaderDecoder.ENCODED_LENGTH || !isSoundHeader(buffer, offset, templateId)) {
            return FrameKind.INVALID;
        }
        if (blockLength != BLOCK_LENGTHS[templateId] || !isWhole(buffer, offset, length, templateId)) {
            return FrameKind.MALFORMED;
        }
        return templateId < FIRST_HOST_TEMPLATE ? FrameKind.COMMAND : FrameKind.HOST_COMMAND;
    }

    private static boolean isKnownSchema(final DirectBuffer buffer, final int offset) {
        return uint16(buffer, offset + 4) == MessageHeaderDecoder.SCHEMA_ID
                && uint16(buffer, offset + 6) <= MessageHeaderDecoder.SCHEMA_VERSION;
    }

    private static boolean isSoundHeader(final DirectBuffer buffer, final int offset, final int templateId) {
        final int gatewayId = uint16(buffer, offset + GATEWAY_OFFSET);
        final boolean hello = templateId == GatewayHelloDecoder.TEMPLATE_ID;
        if (gatewayId == 0) {
            return !hello;
        }
        final int epoch = buffer.getInt(offset + EPOCH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        final long sequence = buffer.getLong(offset + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return gatewayId != 0xFFFF && epoch >= 1 && (hello ? sequence == 0 : sequence >= 1);
    }

    /** Whether the group, if there is one, and then the texts end where the frame ends. */
    private static boolean isWhole(
            final DirectBuffer buffer, final int offset, final int length, final int templateId) {
        int at = HEADER_OFFSET + BLOCK_LENGTHS[templateId];
        if (templateId == SetMarketScheduleDecoder.TEMPLATE_ID) {
            if (at + GROUP_HEADER > length || uint16(buffer, offset + at) != EntriesDecoder.sbeBlockLength()) {
                return false;
            }
            at += GROUP_HEADER + uint16(buffer, offset + at + 2) * EntriesDecoder.sbeBlockLength();
        }
        for (int i = TEXTS[templateId]; i > 0; i--) {
            if (at >= length) {
                return false;
            }
            at += 1 + (buffer.getByte(offset + at) & 0xFF);
        }
        return at == length;
    }

    private static int uint16(final DirectBuffer buffer, final int index) {
        return buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
    }

    private static void template(final int templateId, final int blockLength, final int texts) {
        BLOCK_LENGTHS[templateId] = blockLength;
        TEXTS[templateId] = texts;
    }
}
