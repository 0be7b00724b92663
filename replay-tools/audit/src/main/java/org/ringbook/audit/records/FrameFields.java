package org.ringbook.audit.records;

import java.nio.ByteOrder;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.MessageTemplate;
import org.ringbook.audit.decode.MessageTemplate.FixedField;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** Finds the fields of one type in any frame, by their places in the schema, without decoding the rest. */
final class FrameFields {
    private final Int2ObjectHashMap<List<FixedField>> byTemplate = new Int2ObjectHashMap<>();

    /** Fields of this type, such as AccountId. */
    FrameFields(final MessageSchema schema, final String type) {
        for (final MessageTemplate template : schema.templates()) {
            final List<FixedField> fields = template.fixedFields().stream()
                    .filter(field -> field.type().equals(type) && field.length() > 0)
                    .toList();
            if (!fields.isEmpty()) {
                byTemplate.put(template.id(), fields);
            }
        }
    }

    /** Asked of a field's value. */
    @FunctionalInterface
    interface Wanted {
        boolean test(long value);
    }

    /** Whether any of these fields has a value that is wanted. */
    boolean any(final DirectBuffer buffer, final int offset, final Wanted wanted) {
        final List<FixedField> fields = byTemplate.get(Frames.templateId(buffer, offset));
        if (fields == null) {
            return false;
        }
        final int block = buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
        for (final FixedField field : fields) {
            if (field.offset() + field.length() <= block
                    && wanted.test(value(
                            buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH + field.offset(), field.length()))) {
                return true;
            }
        }
        return false;
    }

    private static long value(final DirectBuffer buffer, final int index, final int length) {
        return switch (length) {
            case Byte.BYTES -> buffer.getByte(index) & 0xFF;
            case Short.BYTES -> buffer.getShort(index, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            case Integer.BYTES -> buffer.getInt(index, ByteOrder.LITTLE_ENDIAN);
            case Long.BYTES -> buffer.getLong(index, ByteOrder.LITTLE_ENDIAN);
            default -> throw new IllegalStateException("no such number: length=" + length);
        };
    }
}
