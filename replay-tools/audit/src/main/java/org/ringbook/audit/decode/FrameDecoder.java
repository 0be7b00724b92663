package org.ringbook.audit.decode;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import uk.co.real_logic.sbe.PrimitiveValue;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.otf.Types;

/** Decodes frames by the schema. What stands for a key's secret is masked. One thread. */
public final class FrameDecoder {
    /** Stands for bytes that nobody needs to see. */
    public static final String MASK = "(masked)";

    private final MessageSchema schema;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * A decoder.
     *
     * @param schema what to decode by.
     */
    public FrameDecoder(final MessageSchema schema) {
        this.schema = schema;
    }

    /**
     * Decodes a record's frames.
     *
     * @param sequence    the record's.
     * @param timestampNs the record's.
     * @param buffer      holds it.
     * @param from        offset of its first frame.
     * @param to          end of its last frame.
     * @return the record in words.
     */
    public DecodedRecord decode(
            final long sequence, final long timestampNs, final DirectBuffer buffer, final int from, final int to) {
        final DecodedFrame command = decode(buffer, Frames.offset(from), Frames.length(buffer, from));
        final List<DecodedFrame> events = new ArrayList<>();
        for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
            events.add(decode(buffer, Frames.offset(at), Frames.length(buffer, at)));
        }
        return new DecodedRecord(sequence, timestampNs, command, events);
    }

    /**
     * Decodes a frame.
     *
     * @param buffer holds it.
     * @param offset of its message header.
     * @param length in bytes.
     * @return the message; with its bytes in hexadecimal if this version does not know it.
     */
    public DecodedFrame decode(final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        final int templateId = header.templateId();
        final MessageTemplate template = schema.template(templateId);
        if (template == null) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            final DecodedFields unknown = new DecodedFields();
            unknown.add("bytes", "bytes", HexFormat.of().formatHex(bytes));
            return new DecodedFrame(templateId, "template " + templateId, unknown);
        }
        final Listener listener = new Listener();
        OtfMessageDecoder.decode(
                buffer,
                offset + MessageHeaderDecoder.ENCODED_LENGTH,
                header.version(),
                header.blockLength(),
                template.tokens(),
                listener);
        return new DecodedFrame(templateId, template.name(), listener.message);
    }

    /** Takes what the schema's decoder meets. */
    private static final class Listener implements TokenListener {
        private final DecodedFields message = new DecodedFields();
        private final Deque<DecodedFields> open = new ArrayDeque<>();
        private List<DecodedFields> entries = List.of();

        private Listener() {
            open.push(message);
        }

        private void add(final Token field, final String type, final Object value) {
            open.element().add(field.name(), type, value);
        }

        @Override
        public void onBeginMessage(final Token token) {
            // the fields follow
        }

        @Override
        public void onEndMessage(final Token token) {
            // all fields came
        }

        @Override
        public void onEncoding(
                final Token field, final DirectBuffer buffer, final int index, final Token type, final int version) {
            add(field, type.name(), version < field.version() ? null : valueOf(buffer, index, type));
        }

        private static Object valueOf(final DirectBuffer buffer, final int index, final Token type) {
            if (type.arrayLength() > 1) {
                return MASK;
            }
            final long value = Types.getLong(buffer, index, type.encoding());
            return type.isOptionalEncoding()
                            && value == type.encoding().applicableNullValue().longValue()
                    ? null
                    : (Object) value;
        }

        @Override
        public void onEnum(
                final Token field,
                final DirectBuffer buffer,
                final int index,
                final List<Token> tokens,
                final int from,
                final int to,
                final int version) {
            final Token type = tokens.get(from);
            if (version < field.version()) {
                add(field, type.name(), null);
                return;
            }
            final Encoding encoding = tokens.get(from + 1).encoding();
            final long value = Types.getLong(buffer, index, encoding);
            Object name = value == encoding.applicableNullValue().longValue() ? null : (Object) value;
            for (int i = from + 1; i < to; i++) {
                final Token token = tokens.get(i);
                if (token.signal() == Signal.VALID_VALUE && valueOf(token.encoding()) == value) {
                    name = token.name();
                }
            }
            add(
                    field,
                    type.name(),
                    "BooleanType".equals(type.name()) && name instanceof String text
                            ? (Object) Boolean.valueOf(text)
                            : name);
        }

        private static long valueOf(final Encoding encoding) {
            final PrimitiveValue constant = encoding.constValue();
            return constant.longValue();
        }

        @Override
        public void onBitSet(
                final Token field,
                final DirectBuffer buffer,
                final int index,
                final List<Token> tokens,
                final int from,
                final int to,
                final int version) {
            final long bits = version < field.version()
                    ? 0
                    : Types.getLong(buffer, index, tokens.get(from + 1).encoding());
            final List<String> choices = new ArrayList<>();
            for (int i = from + 1; i < to; i++) {
                final Token token = tokens.get(i);
                if (token.signal() == Signal.CHOICE && (bits >>> valueOf(token.encoding()) & 1) != 0) {
                    choices.add(token.name());
                }
            }
            add(field, tokens.get(from).name(), choices);
        }

        @Override
        public void onBeginComposite(final Token field, final List<Token> tokens, final int from, final int to) {
            final DecodedFields composite = new DecodedFields();
            add(field, tokens.get(from).name(), composite);
            open.push(composite);
        }

        @Override
        public void onEndComposite(final Token field, final List<Token> tokens, final int from, final int to) {
            open.pop();
        }

        @Override
        public void onGroupHeader(final Token token, final int numInGroup) {
            entries = new ArrayList<>();
            add(token, "group", entries);
        }

        @Override
        public void onBeginGroup(final Token token, final int index, final int numInGroup) {
            final DecodedFields entry = new DecodedFields();
            entries.add(entry);
            open.push(entry);
        }

        @Override
        public void onEndGroup(final Token token, final int index, final int numInGroup) {
            open.pop();
        }

        @Override
        public void onVarData(
                final Token field, final DirectBuffer buffer, final int index, final int length, final Token type) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(index, bytes);
            add(field, "text", new String(bytes, Charset.forName(type.encoding().characterEncoding())));
        }
    }
}
