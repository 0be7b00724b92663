package org.ringbook.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AssetAddedEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.CommandRejectedEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.GatewayUpEncoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledEncoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.RejectReason;

/** What a fake engine keeps over its restarts: the records, and the gateways as the rules say. */
final class FakeJournal {
    record Entry(long sequence, List<byte[]> frames) {}

    static final class Gateway {
        int epoch;
        long nonce;
        long last;
        boolean up;
    }

    enum Admission {
        ADMIT,
        DUPLICATE,
        STALE,
        DOWN,
        GAP
    }

    final List<Entry> entries = new ArrayList<>();
    final Map<Integer, Gateway> gateways = new HashMap<>();
    final List<String> assets = new ArrayList<>();
    private final CommandHeaderDecoder command = new CommandHeaderDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[1024]);

    long lastSequence() {
        return entries.size();
    }

    Entry entry(final long sequence) {
        return entries.get((int) sequence - 1);
    }

    Admission admission(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        command.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        if (command.gatewayId() == 0) {
            return Admission.ADMIT;
        }
        final Gateway gateway = gateways.get(command.gatewayId());
        final int epoch = command.gatewayEpoch();
        if (header.templateId() == GatewayHelloDecoder.TEMPLATE_ID) {
            final GatewayHelloDecoder hello = new GatewayHelloDecoder();
            hello.wrapAndApplyHeader(buffer, offset, header);
            if (gateway == null || epoch > gateway.epoch) {
                return Admission.ADMIT;
            }
            if (epoch == gateway.epoch && hello.nonce() == gateway.nonce) {
                return gateway.up ? Admission.DUPLICATE : Admission.ADMIT;
            }
            return Admission.STALE;
        }
        if (gateway == null || !gateway.up) {
            return Admission.DOWN;
        }
        if (epoch != gateway.epoch) {
            return Admission.STALE;
        }
        if (command.gatewaySequence() <= gateway.last) {
            return Admission.DUPLICATE;
        }
        return command.gatewaySequence() == gateway.last + 1 ? Admission.ADMIT : Admission.GAP;
    }

    /** Makes the record, or records, of an admitted command. */
    void append(final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        command.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        final int templateId = header.templateId();
        if (command.gatewayId() != 0 && templateId != GatewayHelloDecoder.TEMPLATE_ID) {
            gateways.get(command.gatewayId()).last = command.gatewaySequence();
        }
        final byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        final List<byte[]> frames = new ArrayList<>(List.of(frame));
        switch (templateId) {
            case GatewayHelloDecoder.TEMPLATE_ID -> frames.add(hello(buffer, offset));
            case NewOrderDecoder.TEMPLATE_ID -> addOrderEvents(buffer, offset, frames);
            case AddAssetDecoder.TEMPLATE_ID -> frames.add(addAsset(buffer, offset));
            case MassCancelDecoder.TEMPLATE_ID -> frames.add(massCanceled(true));
            default -> frames.add(rejected(RejectReason.UNKNOWN_ACCOUNT, 0));
        }
        add(frames);
        if (templateId == MassCancelDecoder.TEMPLATE_ID) {
            add(List.of(frame(new ContinueEncoder()), massCanceled(false)));
        }
    }

    private void add(final List<byte[]> frames) {
        entries.add(new Entry(lastSequence() + 1, frames));
    }

    private byte[] hello(final DirectBuffer buffer, final int offset) {
        final GatewayHelloDecoder hello = new GatewayHelloDecoder();
        hello.wrapAndApplyHeader(buffer, offset, header);
        final Gateway gateway = gateways.computeIfAbsent(command.gatewayId(), id -> new Gateway());
        if (gateway.epoch != command.gatewayEpoch()) {
            gateway.epoch = command.gatewayEpoch();
            gateway.last = 0;
        }
        gateway.nonce = hello.nonce();
        gateway.up = true;
        final GatewayUpEncoder up = new GatewayUpEncoder();
        return frame(
                up,
                () -> up.gatewayId(command.gatewayId())
                        .epoch(gateway.epoch)
                        .nonce(gateway.nonce)
                        .lastGatewaySequence(gateway.last));
    }

    private void addOrderEvents(final DirectBuffer buffer, final int offset, final List<byte[]> frames) {
        final NewOrderDecoder order = new NewOrderDecoder();
        order.wrapAndApplyHeader(buffer, offset, header);
        final OrderAcceptedEncoder accepted = new OrderAcceptedEncoder();
        frames.add(frame(accepted, () -> accepted.accountId(order.accountId())));
        for (long i = order.quantity() % 5; i > 0; i--) {
            frames.add(frame(new OrderCanceledEncoder()));
        }
    }

    private byte[] addAsset(final DirectBuffer buffer, final int offset) {
        final AddAssetDecoder asset = new AddAssetDecoder();
        asset.wrapAndApplyHeader(buffer, offset, header);
        final String code = asset.code();
        if (code.isEmpty()) {
            return rejected(RejectReason.INVALID_NAME, 0);
        }
        if (assets.contains(code)) {
            return rejected(RejectReason.DUPLICATE, assets.indexOf(code) + 1L);
        }
        assets.add(code);
        final AssetAddedEncoder added = new AssetAddedEncoder();
        return frame(added, () -> added.assetId(assets.size()));
    }

    private byte[] rejected(final RejectReason reason, final long existingId) {
        final CommandRejectedEncoder rejected = new CommandRejectedEncoder();
        return frame(rejected, () -> rejected.reason(reason).existingId(existingId));
    }

    private byte[] massCanceled(final boolean more) {
        final MassCanceledEncoder canceled = new MassCanceledEncoder();
        return frame(canceled, () -> canceled.more(more ? BooleanType.TRUE : BooleanType.FALSE));
    }

    private byte[] frame(final MessageEncoderFlyweight encoder) {
        return frame(encoder, () -> {});
    }

    private byte[] frame(final MessageEncoderFlyweight encoder, final Runnable fill) {
        scratch.setMemory(0, scratch.capacity(), (byte) 0);
        new MessageHeaderEncoder()
                .wrap(scratch, 0)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(scratch, MessageHeaderEncoder.ENCODED_LENGTH);
        fill.run();
        final byte[] bytes = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength()];
        scratch.getBytes(0, bytes);
        return bytes;
    }
}
