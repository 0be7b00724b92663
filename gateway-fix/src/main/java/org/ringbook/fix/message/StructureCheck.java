package org.ringbook.fix.message;

import java.util.IdentityHashMap;
import org.agrona.collections.IntHashSet;
import org.ringbook.fix.dictionary.Dictionary;
import org.ringbook.fix.dictionary.FieldDef;
import org.ringbook.fix.dictionary.MessageDef;

/**
 * Whether a message is built as the dictionary says: known tags, each once, in the right part, with a value of the right form, groups whole,
 * nothing required missing. The first fault decides. One thread.
 */
public final class StructureCheck {
    private final Dictionary dictionary;
    private final IntHashSet seen = new IntHashSet();
    private final IdentityHashMap<MessageDef, int[]> required = new IdentityHashMap<>();
    private FixMessage message;
    private StructureFault fault;

    /**
     * By a dictionary.
     *
     * @param dictionary what may be.
     */
    public StructureCheck(final Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /**
     * Looks at a message of a known type.
     *
     * @param checked the message.
     * @param def     what it may hold.
     * @return null if it is sound.
     */
    public StructureFault check(final FixMessage checked, final MessageDef def) {
        message = checked;
        fault = null;
        seen.clear();
        if (checked.isTooLong()) {
            return new StructureFault(
                    StructureFault.OTHER, 0, "more than " + FixMessage.MAX_FIELDS + " fields are not read");
        }
        int index = 0;
        boolean inHeader = true;
        while (index < checked.count() && fault == null) {
            final int tag = checked.tag(index);
            final boolean isHeader = dictionary.header().has(tag);
            if (isHeader && !inHeader) {
                return new StructureFault(
                        StructureFault.TAG_OUT_OF_ORDER, tag, "a field of the header is behind those of the body");
            }
            inHeader = isHeader;
            index = isHeader || dictionary.trailer().has(tag)
                    ? single(index, isHeader ? dictionary.header() : dictionary.trailer())
                    : body(index, def);
        }
        if (fault == null) {
            required(dictionary.header(), seen);
            required(def, seen);
        }
        return fault;
    }

    private int body(final int index, final MessageDef def) {
        final int tag = message.tag(index);
        if (tag == FixMessage.NOT_A_TAG) {
            return fail(StructureFault.INVALID_TAG_NUMBER, 0, "the number of a tag is not one");
        }
        if (dictionary.field(tag) == null) {
            return fail(StructureFault.UNDEFINED_TAG, tag, "there is no such tag here");
        }
        if (!def.has(tag)) {
            return fail(StructureFault.TAG_NOT_DEFINED_FOR_TYPE, tag, "not a tag of " + def.name());
        }
        final int next = single(index, def);
        final MessageDef entry = def.groups().isEmpty() ? null : def.groups().get(tag);
        return fault != null || entry == null ? next : group(index, entry);
    }

    /** One field; the index behind it. */
    private int single(final int index, final MessageDef def) {
        final int tag = message.tag(index);
        if (!seen.add(tag)) {
            return fail(StructureFault.TAG_REPEATED, tag, "the tag appears more than once");
        }
        return value(index, def);
    }

    private int value(final int index, final MessageDef def) {
        final int tag = message.tag(index);
        final CharSequence value = message.characters(index);
        final FieldDef field = dictionary.field(tag);
        if (value.length() == 0) {
            return fail(StructureFault.NO_VALUE, tag, "the tag has no value");
        }
        if (!field.isFormatted(value)) {
            return fail(StructureFault.INCORRECT_FORMAT, tag, "not a value of the type " + field.type());
        }
        if (!field.isKnown(value)) {
            return fail(
                    StructureFault.VALUE_INCORRECT,
                    tag,
                    field.name() + " in " + (def.name().isEmpty() ? "the header" : def.name()) + " takes one of: "
                            + String.join(" ", field.values()));
        }
        return index + 1;
    }

    /** A repeating group, from its count; the index behind it. */
    private int group(final int countIndex, final MessageDef entry) {
        final int countTag = message.tag(countIndex);
        final int expected = Integer.parseInt(message.value(countIndex));
        final IntHashSet inEntry = new IntHashSet();
        int entries = 0;
        int index = countIndex + 1;
        while (index < message.count() && entry.has(message.tag(index)) && fault == null) {
            final int tag = message.tag(index);
            if (tag == entry.delimiter()) {
                if (entries > 0) {
                    required(entry, inEntry);
                }
                inEntry.clear();
                entries++;
            } else if (entries == 0) {
                return fail(
                        StructureFault.GROUP_OUT_OF_ORDER,
                        tag,
                        "an entry of the group begins with " + entry.delimiter());
            }
            if (!inEntry.add(tag)) {
                return fail(StructureFault.TAG_REPEATED, tag, "the tag appears more than once in an entry");
            }
            index = value(index, entry);
        }
        if (fault == null && entries != expected) {
            return fail(StructureFault.GROUP_COUNT, countTag, "there are " + entries + " entries, not " + expected);
        }
        if (fault == null && entries > 0) {
            required(entry, inEntry);
        }
        return index;
    }

    private void required(final MessageDef def, final IntHashSet there) {
        if (fault != null) {
            return;
        }
        final int[] tags = required.computeIfAbsent(def, StructureCheck::requiredTags);
        for (final int tag : tags) {
            if (!there.contains(tag)) {
                fail(
                        StructureFault.REQUIRED_TAG_MISSING,
                        tag,
                        dictionary.field(tag).name() + " is required");
                return;
            }
        }
    }

    private static int[] requiredTags(final MessageDef def) {
        return def.fields().keySet().stream()
                .filter(tag -> def.fields().get(tag))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int fail(final int reason, final int tag, final String text) {
        if (fault == null) {
            fault = new StructureFault(reason, tag, text);
        }
        return message.count();
    }
}
