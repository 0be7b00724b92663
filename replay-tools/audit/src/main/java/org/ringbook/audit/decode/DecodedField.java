package org.ringbook.audit.decode;

import java.util.List;

/**
 * A field of a message.
 *
 * @param name  as in the schema.
 * @param type  name of its type there.
 * @param value a Long, a Boolean, a String (text, the name of an enumerated value), a list of Strings (a set's choices), a list of
 *              {@link DecodedFields} (a group), {@link DecodedFields} (a composite), or null for none.
 */
public record DecodedField(String name, String type, Object value) {
    /**
     * The entries of a group.
     *
     * @return empty if it is no group.
     */
    public List<DecodedFields> entries() {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(DecodedFields.class::isInstance)
                .map(DecodedFields.class::cast)
                .toList();
    }
}
