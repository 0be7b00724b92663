package org.ringbook.audit.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fields in the schema's order: of a message, a composite, or an entry of a group. */
public final class DecodedFields {
    private final List<DecodedField> fields = new ArrayList<>();

    DecodedFields() {}

    void add(final String name, final String type, final Object value) {
        fields.add(new DecodedField(name, type, value));
    }

    /**
     * All of them.
     *
     * @return in the schema's order.
     */
    public List<DecodedField> all() {
        return Collections.unmodifiableList(fields);
    }

    /**
     * The value of a field.
     *
     * @param name of the field.
     * @return null if there is no such field, or nothing in it.
     */
    public Object get(final String name) {
        for (final DecodedField field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    /**
     * A number.
     *
     * @param name of the field.
     * @return 0 if there is no such field, or it is no number.
     */
    public long number(final String name) {
        return get(name) instanceof Long number ? number : 0;
    }

    /**
     * A text or the name of an enumerated value.
     *
     * @param name of the field.
     * @return empty if there is no such field, or nothing in it.
     */
    public String text(final String name) {
        return get(name) instanceof String text ? text : "";
    }

    /**
     * A yes or no.
     *
     * @param name of the field.
     * @return false if there is no such field.
     */
    public boolean flag(final String name) {
        return get(name) instanceof Boolean value && value;
    }

    /**
     * Whether a set has a choice.
     *
     * @param name   of the field.
     * @param choice of the set.
     * @return false if there is no such field.
     */
    public boolean has(final String name, final String choice) {
        return get(name) instanceof List<?> choices && choices.contains(choice);
    }

    /**
     * What is within a composite.
     *
     * @param name of the field.
     * @return without fields if there is none.
     */
    public DecodedFields within(final String name) {
        return get(name) instanceof DecodedFields composite ? composite : new DecodedFields();
    }
}
