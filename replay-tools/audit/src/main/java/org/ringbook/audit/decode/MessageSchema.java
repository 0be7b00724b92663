package org.ringbook.audit.decode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.sbe.Frames;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.IrDecoder;
import uk.co.real_logic.sbe.ir.Token;

/** Commands and events as the schema describes them. Immutable once loaded. */
public final class MessageSchema {
    private static final String RESOURCE = "ringbook-messages.sbeir";

    private final Int2ObjectHashMap<MessageTemplate> templates = new Int2ObjectHashMap<>();
    private final List<MessageTemplate> inOrder = new ArrayList<>();

    private MessageSchema(final Ir ir) {
        for (final List<Token> tokens : ir.messages()) {
            final MessageTemplate template = new MessageTemplate(tokens);
            templates.put(template.id(), template);
            inOrder.add(template);
        }
        inOrder.sort((a, b) -> Integer.compare(a.id(), b.id()));
    }

    /**
     * Reads the schema that this build was made with.
     *
     * @return the schema.
     */
    public static MessageSchema load() {
        try (InputStream in = Frames.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build left no schema behind: " + RESOURCE);
            }
            try (IrDecoder decoder = new IrDecoder(ByteBuffer.wrap(in.readAllBytes()))) {
                return new MessageSchema(decoder.decode());
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A message by its template id.
     *
     * @param templateId any number.
     * @return null if this version does not know it.
     */
    public MessageTemplate template(final int templateId) {
        return templates.get(templateId);
    }

    /**
     * All messages.
     *
     * @return by template id.
     */
    public List<MessageTemplate> templates() {
        return List.copyOf(inOrder);
    }
}
