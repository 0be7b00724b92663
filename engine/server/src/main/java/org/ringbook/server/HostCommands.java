package org.ringbook.server;

import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.GatewayDownEncoder;
import org.ringbook.sbe.messages.MalformedCommandEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.SetLowSpaceEncoder;
import org.ringbook.sbe.messages.TimerEncoder;

/** Makes the commands that only the host may make, one at a time in one buffer. One instance for each thread. */
final class HostCommands {
    private static final int LENGTH_MAX = 128;

    private final MutableDirectBuffer frame = new ExpandableArrayBuffer(LENGTH_MAX);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final ContinueEncoder next = new ContinueEncoder();
    private final GatewayDownEncoder gatewayDown = new GatewayDownEncoder();
    private final SetLowSpaceEncoder setLowSpace = new SetLowSpaceEncoder();
    private final MalformedCommandEncoder malformed = new MalformedCommandEncoder();

    /** The frame made last, from index 0. */
    MutableDirectBuffer frame() {
        return frame;
    }

    int timer() {
        unnumbered(timer.wrapAndApplyHeader(frame, 0, header).header());
        return MessageHeaderEncoder.ENCODED_LENGTH + TimerEncoder.BLOCK_LENGTH;
    }

    int next() {
        unnumbered(next.wrapAndApplyHeader(frame, 0, header).header());
        return MessageHeaderEncoder.ENCODED_LENGTH + ContinueEncoder.BLOCK_LENGTH;
    }

    int gatewayDown(final int gatewayId, final int epoch) {
        unnumbered(gatewayDown.wrapAndApplyHeader(frame, 0, header).header());
        gatewayDown.gatewayId(gatewayId).epoch(epoch);
        return MessageHeaderEncoder.ENCODED_LENGTH + GatewayDownEncoder.BLOCK_LENGTH;
    }

    int setLowSpace(final boolean lowSpace) {
        unnumbered(setLowSpace.wrapAndApplyHeader(frame, 0, header).header());
        setLowSpace.lowSpace(lowSpace ? BooleanType.TRUE : BooleanType.FALSE);
        return MessageHeaderEncoder.ENCODED_LENGTH + SetLowSpaceEncoder.BLOCK_LENGTH;
    }

    /** Stands for a command whose body does not decode, with that command's own header. */
    int malformed(final CommandHeaderDecoder sender, final int templateId, final int length) {
        malformed
                .wrapAndApplyHeader(frame, 0, header)
                .header()
                .gatewaySequence(sender.gatewaySequence())
                .gatewayEpoch(sender.gatewayEpoch())
                .sessionId(sender.sessionId())
                .sessionSequence(sender.sessionSequence())
                .gatewayId(sender.gatewayId());
        malformed.malformedTemplateId(templateId).malformedLength(length);
        return MessageHeaderEncoder.ENCODED_LENGTH + MalformedCommandEncoder.BLOCK_LENGTH;
    }

    private static void unnumbered(final CommandHeaderEncoder sender) {
        sender.gatewaySequence(0)
                .gatewayEpoch(0)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(0);
    }
}
