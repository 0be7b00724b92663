package org.ringbook.fix.message;

import org.ringbook.client.Decimals;
import uk.co.real_logic.artio.builder.Encoder;
import uk.co.real_logic.artio.builder.HeaderEncoder;
import uk.co.real_logic.artio.builder.SessionHeaderEncoder;
import uk.co.real_logic.artio.util.MessageTypeEncoding;
import uk.co.real_logic.artio.util.MutableAsciiBuffer;

/**
 * A message to be sent: its type, and its body written field by field. Header and trailer are Artio's when it is sent. Numbers are written as
 * the exact decimals that they are. Reused; one thread.
 */
public final class OutMessage implements Encoder {
    private static final byte SOH = 1;

    private static final String BEGIN = "8=FIX.4.4\0019=";
    private static final String CHECKSUM = "10=";
    private static final int CHECKSUM_DIGITS = 3;

    private final HeaderEncoder header = new HeaderEncoder();
    private final StringBuilder body = new StringBuilder(512);
    private String type = "";
    private long packedType;

    /** An empty message. */
    public OutMessage() {}

    /**
     * Begins a message.
     *
     * @param msgType FIX tag 35.
     * @return this.
     */
    public OutMessage begin(final String msgType) {
        body.setLength(0);
        header.reset();
        header.msgType(msgType);
        type = msgType;
        packedType = MessageTypeEncoding.packMessageType(msgType);
        return this;
    }

    /**
     * Takes a body that was written before.
     *
     * @param msgType FIX tag 35.
     * @param text    the body, each field with its SOH.
     * @return this.
     */
    public OutMessage begin(final String msgType, final String text) {
        begin(msgType);
        body.append(text);
        return this;
    }

    private StringBuilder tag(final int tag) {
        return body.append(tag).append('=');
    }

    private OutMessage end() {
        body.append((char) SOH);
        return this;
    }

    /**
     * Writes a text. What is not printable ASCII becomes a question mark.
     *
     * @param tag  its tag.
     * @param text null or empty: the field is left out.
     * @return this.
     */
    public OutMessage put(final int tag, final String text) {
        if (text == null || text.isEmpty()) {
            return this;
        }
        tag(tag);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            body.append(c >= ' ' && c < 127 ? c : '?');
        }
        return end();
    }

    /**
     * Writes a character.
     *
     * @param tag   its tag.
     * @param value printable ASCII.
     * @return this.
     */
    public OutMessage put(final int tag, final char value) {
        tag(tag).append(value);
        return end();
    }

    /**
     * Writes a whole number.
     *
     * @param tag   its tag.
     * @param value the number.
     * @return this.
     */
    public OutMessage put(final int tag, final long value) {
        tag(tag).append(value);
        return end();
    }

    /**
     * Writes a count of steps as the decimal it is.
     *
     * @param tag   its tag.
     * @param steps how to write it.
     * @param count of steps.
     * @return this.
     */
    public OutMessage put(final int tag, final Decimals steps, final long count) {
        steps.append(count, tag(tag));
        return end();
    }

    /**
     * Writes a time to the millisecond.
     *
     * @param tag    its tag.
     * @param timeNs nanoseconds since the epoch.
     * @return this.
     */
    public OutMessage putTime(final int tag, final long timeNs) {
        UtcText.append(timeNs, tag(tag));
        return end();
    }

    /**
     * What was written.
     *
     * @return each field with its SOH.
     */
    public String body() {
        return body.toString();
    }

    /**
     * Its type.
     *
     * @return FIX tag 35.
     */
    public String type() {
        return type;
    }

    /**
     * How long its body is.
     *
     * @return characters.
     */
    public int bodyLength() {
        return body.length();
    }

    @Override
    public long encode(final MutableAsciiBuffer buffer, final int offset) {
        final long start = header.startMessage(buffer, offset);
        final int bodyStart = Encoder.offset(start);
        int position = bodyStart + Encoder.length(start);
        position += buffer.putStringWithoutLengthAscii(position, body.toString());
        final int messageStart = putLength(buffer, bodyStart, position - bodyStart);
        final int checksum = buffer.computeChecksum(messageStart, position);
        position += buffer.putStringWithoutLengthAscii(position, CHECKSUM);
        buffer.putNaturalPaddedIntAscii(position, CHECKSUM_DIGITS, checksum);
        position += CHECKSUM_DIGITS;
        buffer.putSeparator(position);
        return Encoder.result(position + 1 - messageStart, messageStart);
    }

    /** Writes version and length in front of the rest. Returns where the message begins. */
    private static int putLength(final MutableAsciiBuffer buffer, final int bodyStart, final int length) {
        buffer.putSeparator(bodyStart - 1);
        final int digits = buffer.putNaturalIntAsciiFromEnd(length, bodyStart - 1);
        final int messageStart = digits - BEGIN.length();
        buffer.putStringWithoutLengthAscii(messageStart, BEGIN);
        return messageStart;
    }

    @Override
    public SessionHeaderEncoder header() {
        return header;
    }

    @Override
    public long messageType() {
        return packedType;
    }

    @Override
    public void reset() {
        header.reset();
        resetMessage();
    }

    @Override
    public void resetMessage() {
        body.setLength(0);
    }

    @Override
    public Encoder copyTo(final Encoder encoder) {
        throw new UnsupportedOperationException("a message is not copied");
    }

    @Override
    public StringBuilder appendTo(final StringBuilder builder) {
        return builder.append(type).append(' ').append(body);
    }

    @Override
    public String toString() {
        return type + " " + body.toString().replace((char) SOH, '|');
    }
}
