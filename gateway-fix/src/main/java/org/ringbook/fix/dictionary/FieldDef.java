package org.ringbook.fix.dictionary;

import java.util.List;

/**
 * A field of the dictionary.
 *
 * @param tag    its number.
 * @param name   its name.
 * @param type   how its value is written.
 * @param values what it may be; empty = anything of the type.
 */
public record FieldDef(int tag, String name, FieldType type, List<String> values) {
    /**
     * Whether a value is written as the type asks for.
     *
     * @param value not empty.
     * @return false: FIX 373=6.
     */
    public boolean isFormatted(final CharSequence value) {
        return type.accepts(value);
    }

    /**
     * Whether a well-formed value is one of those that there are.
     *
     * @param value not empty.
     * @return false: FIX 373=5.
     */
    public boolean isKnown(final CharSequence value) {
        if (values.isEmpty()) {
            return true;
        }
        if (type != FieldType.MULTIPLEVALUESTRING) {
            return isOne(value);
        }
        for (final String single : value.toString().split(" ", -1)) {
            if (!values.contains(single)) {
                return false;
            }
        }
        return true;
    }

    private boolean isOne(final CharSequence value) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).contentEquals(value)) {
                return true;
            }
        }
        return false;
    }
}
