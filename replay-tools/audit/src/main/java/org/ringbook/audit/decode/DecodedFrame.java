package org.ringbook.audit.decode;

/**
 * A command or an event.
 *
 * @param templateId its template.
 * @param type       the template's name; {@code "template N"} for one that this version does not know.
 * @param fields     its fields.
 */
public record DecodedFrame(int templateId, String type, DecodedFields fields) {
    /**
     * Whether it is of a type.
     *
     * @param name such as Trade.
     * @return true if so.
     */
    public boolean is(final String name) {
        return type.equals(name);
    }

    /**
     * A number.
     *
     * @param name of the field.
     * @return 0 if there is no such field.
     */
    public long number(final String name) {
        return fields.number(name);
    }

    /**
     * A text or the name of an enumerated value.
     *
     * @param name of the field.
     * @return empty if there is no such field, or nothing in it.
     */
    public String text(final String name) {
        return fields.text(name);
    }
}
