package org.ringbook.scenarios.language;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** A command or an event, its fields by their names in the schema. */
final class Message {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int FRAME_MAX = 2_048;

    private final Layout layout;
    private final byte[] frame;

    private Message(final Layout layout, final byte[] frame) {
        this.layout = layout;
        this.frame = frame;
    }

    static Message of(final byte[] frame) {
        final int templateId =
                new MessageHeaderDecoder().wrap(new UnsafeBuffer(frame), 0).templateId();
        return new Message(Layout.of(templateId), frame);
    }

    String name() {
        return layout.name();
    }

    boolean is(final String name) {
        return layout.name().equals(name);
    }

    Layout layout() {
        return layout;
    }

    byte[] frame() {
        return frame;
    }

    /** Enumerated values by their numbers. */
    long number(final String field) {
        final Layout.Field at = layout.field(field);
        return read(at);
    }

    int id(final String field) {
        return Math.toIntExact(number(field));
    }

    private long read(final Layout.Field field) {
        final UnsafeBuffer in = new UnsafeBuffer(frame);
        final int at = BODY + field.offset();
        return switch (field.length()) {
            case Byte.BYTES -> in.getByte(at) & 0xFF;
            case Short.BYTES -> in.getShort(at, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            case Integer.BYTES -> in.getInt(at, ByteOrder.LITTLE_ENDIAN);
            case Long.BYTES -> in.getLong(at, ByteOrder.LITTLE_ENDIAN);
            default -> throw new IllegalArgumentException("not a number: " + layout.name() + " " + field);
        };
    }

    String text(final String field) {
        int at = BODY + layout.blockLength();
        for (final String name : layout.texts()) {
            final int length = frame[at] & 0xFF;
            if (name.equals(field)) {
                return new String(frame, at + 1, length, StandardCharsets.ISO_8859_1);
            }
            at += 1 + length;
        }
        throw new IllegalArgumentException("no such text: " + layout.name() + " " + field);
    }

    /** A fixed array. */
    String hex(final String field) {
        final Layout.Field at = layout.field(field);
        return HexFormat.of().formatHex(frame, BODY + at.offset(), BODY + at.offset() + at.length());
    }

    /** The bytes of a repeating group; only messages without texts have one. */
    byte[] group() {
        return layout.texts().isEmpty()
                ? Arrays.copyOfRange(frame, BODY + layout.blockLength(), frame.length)
                : new byte[0];
    }

    /** What stands in the header of a command: who sent it. */
    record Sender(int gatewayId, int gatewayEpoch, long gatewaySequence, int sessionId) {
        static final Sender HOST = new Sender(0, 0, 0, 0);
    }

    Sender sender() {
        final var header = new org.ringbook.sbe.messages.CommandHeaderDecoder().wrap(new UnsafeBuffer(frame), BODY);
        return new Sender(header.gatewayId(), header.gatewayEpoch(), header.gatewaySequence(), header.sessionId());
    }

    /** A command with all fields 0 and all texts empty, to be filled in. */
    static Draft draft(final String name) {
        return new Draft(Layout.of(name));
    }

    /** A command being written. */
    static final class Draft {
        private final Layout layout;
        private final byte[] frame = new byte[FRAME_MAX];
        private final UnsafeBuffer out = new UnsafeBuffer(frame);
        private final Map<String, byte[]> texts = new TreeMap<>();
        private byte[] group = new byte[0];

        private Draft(final Layout layout) {
            this.layout = layout;
            layout.writeHeader(out);
            from(Sender.HOST);
        }

        Layout layout() {
            return layout;
        }

        Draft from(final Sender sender) {
            new CommandHeaderEncoder()
                    .wrap(out, BODY)
                    .gatewaySequence(sender.gatewaySequence)
                    .gatewayEpoch(sender.gatewayEpoch)
                    .sessionId(sender.sessionId)
                    .sessionSequence(0)
                    .gatewayId(sender.gatewayId);
            return this;
        }

        Draft set(final String field, final long value) {
            final Layout.Field at = layout.field(field);
            for (int i = 0; i < at.length(); i++) {
                frame[BODY + at.offset() + i] = i < Long.BYTES ? (byte) (value >>> (Byte.SIZE * i)) : 0;
            }
            return this;
        }

        /** A fixed array. */
        Draft bytes(final String field, final byte[] bytes) {
            out.putBytes(BODY + layout.field(field).offset(), bytes);
            return this;
        }

        Draft text(final String field, final String value) {
            if (!layout.texts().contains(field)) {
                throw new IllegalArgumentException("no such text: " + layout.name() + " " + field);
            }
            texts.put(field, value.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        /** The bytes of a repeating group, which come behind the fields. */
        Draft group(final byte[] bytes) {
            group = bytes;
            return this;
        }

        Message done() {
            int at = BODY + layout.blockLength();
            out.putBytes(at, group);
            at += group.length;
            for (final String name : layout.texts()) {
                final byte[] text = texts.getOrDefault(name, new byte[0]);
                frame[at] = (byte) text.length;
                out.putBytes(at + 1, text);
                at += 1 + text.length;
            }
            return new Message(layout, Arrays.copyOf(frame, at));
        }
    }
}
