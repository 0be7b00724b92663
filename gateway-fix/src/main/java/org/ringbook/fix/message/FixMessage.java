package org.ringbook.fix.message;

import org.agrona.AsciiSequenceView;
import org.agrona.DirectBuffer;

/**
 * The fields of one message, in the order in which they came. They stay in the buffer they lie in, and are valid as long as its bytes are; only who
 * asks for a value as text makes a string. Reused; one thread.
 */
public final class FixMessage {
    /** Most fields that are looked at. */
    public static final int MAX_FIELDS = 1_024;

    /** Tag of a field whose number is none: not digits, 0, or too many. */
    public static final int NOT_A_TAG = -1;

    private static final byte SOH = 1;
    private static final int MAX_TAG = 1_000_000;
    private static final String[] SHORT_TYPES = shortTypes();

    private final int[] tags = new int[MAX_FIELDS];
    private final int[] starts = new int[MAX_FIELDS];
    private final int[] lengths = new int[MAX_FIELDS];

    /** Values that were asked for as text. */
    private final String[] values = new String[MAX_FIELDS];

    private final AsciiSequenceView view = new AsciiSequenceView();
    private DirectBuffer bytes;
    private int count;
    private boolean tooLong;

    /** An empty message. */
    public FixMessage() {}

    /**
     * Takes a message.
     *
     * @param buffer has it, unchanged as long as this is asked.
     * @param offset where it begins.
     * @param length its length, to and with the SOH behind its checksum.
     * @return this.
     */
    public FixMessage wrap(final DirectBuffer buffer, final int offset, final int length) {
        bytes = buffer;
        count = 0;
        tooLong = false;
        final int end = offset + length;
        int start = offset;
        while (start < end) {
            int stop = start;
            while (stop < end && buffer.getByte(stop) != SOH) {
                stop++;
            }
            if (count == MAX_FIELDS) {
                tooLong = true;
                return this;
            }
            field(buffer, start, stop);
            start = stop + 1;
        }
        return this;
    }

    private void field(final DirectBuffer buffer, final int start, final int stop) {
        int tag = 0;
        int position = start;
        while (position < stop && buffer.getByte(position) != '=') {
            final byte digit = buffer.getByte(position);
            tag = tag < 0 || digit < '0' || digit > '9' || tag > MAX_TAG ? NOT_A_TAG : tag * 10 + digit - '0';
            position++;
        }
        tags[count] = tag == 0 || position == stop || buffer.getByte(start) == '0' ? NOT_A_TAG : tag;
        starts[count] = position + 1;
        lengths[count] = Math.max(0, stop - position - 1);
        values[count] = null;
        count++;
    }

    /**
     * How many fields it has.
     *
     * @return from 0.
     */
    public int count() {
        return count;
    }

    /**
     * Whether it has more fields than are looked at.
     *
     * @return then it can't be read.
     */
    public boolean isTooLong() {
        return tooLong;
    }

    /**
     * Tag of a field.
     *
     * @param index from 0.
     * @return or {@link #NOT_A_TAG}.
     */
    public int tag(final int index) {
        return tags[index];
    }

    /**
     * Value of a field.
     *
     * @param index from 0.
     * @return may be empty.
     */
    public String value(final int index) {
        if (values[index] == null) {
            values[index] = lengths[index] == 0 ? "" : bytes.getStringWithoutLengthAscii(starts[index], lengths[index]);
        }
        return values[index];
    }

    /**
     * Characters of a field's value.
     *
     * @param index from 0.
     * @return a view, which the next call of this message moves on.
     */
    public CharSequence characters(final int index) {
        return view.wrap(bytes, starts[index], lengths[index]);
    }

    /**
     * Value of the first field with a tag.
     *
     * @param tag which.
     * @return null if it has none.
     */
    public String text(final int tag) {
        final int index = find(tag, 0);
        return index < 0 ? null : value(index);
    }

    /**
     * Where a tag is.
     *
     * @param tag  which.
     * @param from index to begin with.
     * @return index of the next field with it; negative = none.
     */
    public int find(final int tag, final int from) {
        for (int i = from; i < count; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Whether it has a tag.
     *
     * @param tag which.
     * @return true if so.
     */
    public boolean has(final int tag) {
        return find(tag, 0) >= 0;
    }

    /**
     * First character of a value whose structure was checked.
     *
     * @param tag      which.
     * @param otherwise if there is none.
     * @return the character.
     */
    public char character(final int tag, final char otherwise) {
        final int index = find(tag, 0);
        return index < 0 || lengths[index] == 0 ? otherwise : (char) (bytes.getByte(starts[index]) & 0xFF);
    }

    /**
     * A whole number whose structure was checked.
     *
     * @param tag       which.
     * @param otherwise if there is none, or it is none.
     * @return the number.
     */
    public int number(final int tag, final int otherwise) {
        final int index = find(tag, 0);
        if (index < 0) {
            return otherwise;
        }
        try {
            return Integer.parseInt(characters(index), 0, lengths[index], 10);
        } catch (final NumberFormatException e) {
            return otherwise;
        }
    }

    /**
     * Whether a flag is set.
     *
     * @param tag which.
     * @return true for Y.
     */
    public boolean flag(final int tag) {
        final int index = find(tag, 0);
        return index >= 0 && lengths[index] == 1 && bytes.getByte(starts[index]) == 'Y';
    }

    /**
     * Its type.
     *
     * @return FIX tag 35; empty if it has none.
     */
    public String type() {
        final int index = find(Tags.MSG_TYPE, 0);
        if (index < 0) {
            return "";
        }
        final byte first = lengths[index] == 1 ? bytes.getByte(starts[index]) : 0;
        return first > 0 ? SHORT_TYPES[first] : value(index);
    }

    private static String[] shortTypes() {
        final String[] types = new String[Byte.MAX_VALUE + 1];
        for (int i = 0; i < types.length; i++) {
            types[i] = String.valueOf((char) i);
        }
        return types;
    }
}
