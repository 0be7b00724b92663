package org.ringbook.audit.decode;

import java.util.ArrayList;
import java.util.List;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

/** One message of the schema. Immutable. */
public final class MessageTemplate {
    private static final int FIRST_EVENT = 100;

    private final List<Token> tokens;
    private final List<FixedField> fixedFields = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /**
     * A number at a fixed place.
     *
     * @param name   its name.
     * @param type   name of its type in the schema, such as PriceTicks.
     * @param offset from the beginning of the message's block.
     * @param length in bytes; 0 for what is not a single number.
     */
    public record FixedField(String name, String type, int offset, int length) {}

    MessageTemplate(final List<Token> tokens) {
        this.tokens = tokens;
        for (int i = 1; i < tokens.size() - 1; i += tokens.get(i).componentTokenCount()) {
            final Token token = tokens.get(i);
            if (token.signal() == Signal.BEGIN_FIELD) {
                final Token type = tokens.get(i + 1);
                final boolean isNumber = type.signal() == Signal.ENCODING && type.arrayLength() == 1;
                fixedFields.add(
                        new FixedField(token.name(), type.name(), type.offset(), isNumber ? type.encodedLength() : 0));
            } else if (token.signal() == Signal.BEGIN_VAR_DATA) {
                texts.add(token.name());
            }
        }
    }

    /**
     * Its number.
     *
     * @return below 100 for a command.
     */
    public int id() {
        return tokens.get(0).id();
    }

    /**
     * Its name.
     *
     * @return such as NewOrder.
     */
    public String name() {
        return tokens.get(0).name();
    }

    /**
     * Whether it is a command.
     *
     * @return false for an event.
     */
    public boolean isCommand() {
        return id() < FIRST_EVENT;
    }

    /**
     * Fields outside groups, in their order.
     *
     * @return never null.
     */
    public List<FixedField> fixedFields() {
        return List.copyOf(fixedFields);
    }

    /**
     * Names of its texts, in their order.
     *
     * @return never null.
     */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    List<Token> tokens() {
        return tokens;
    }
}
