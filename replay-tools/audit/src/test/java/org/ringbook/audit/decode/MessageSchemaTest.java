package org.ringbook.audit.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ringbook.audit.decode.MessageTemplate.FixedField;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

class MessageSchemaTest {
    private final MessageSchema schema = MessageSchema.load();

    @Test
    void shouldKnowEveryMessageByItsNumber() {
        assertEquals("NewOrder", schema.template(NewOrderDecoder.TEMPLATE_ID).name());
        assertTrue(schema.template(NewOrderDecoder.TEMPLATE_ID).isCommand());
        assertFalse(schema.template(TradeDecoder.TEMPLATE_ID).isCommand());
        assertEquals(java.util.List.of("clOrdId"), schema.template(1).texts());
        assertTrue(
                schema.templates().size() > 70,
                () -> "messages: " + schema.templates().size());
    }

    @Test
    void shouldKnowFieldsByPlaceAndType() {
        final FixedField account = schema.template(NewOrderDecoder.TEMPLATE_ID).fixedFields().stream()
                .filter(field -> field.name().equals("accountId"))
                .findFirst()
                .orElseThrow();
        assertEquals("AccountId", account.type());
        assertEquals(NewOrderDecoder.accountIdEncodingOffset(), account.offset());
        assertEquals(4, account.length());
    }

    /** An amount that is added to the schema must be given an asset in Meaning. */
    @Test
    void shouldKnowOfWhichAssetEveryAmountIs() {
        final Set<String> unknown = new TreeSet<>();
        for (final MessageTemplate template : schema.templates()) {
            for (final FixedField field : template.fixedFields()) {
                if (field.type().equals("AmountUnits") && !Meaning.knowsAmount(field.name())) {
                    unknown.add(template.name() + "." + field.name());
                }
            }
        }
        assertEquals(Set.of(), unknown);
    }
}
