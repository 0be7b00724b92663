package org.ringbook.fix.dictionary;

import java.util.Map;
import org.agrona.collections.IntHashSet;

/**
 * What may be in a message, a header, a trailer or an entry of a repeating group.
 *
 * @param type     message type (FIX tag 35); empty for the others.
 * @param name     its name.
 * @param admin    whether it belongs to the session.
 * @param fields   tag to whether it is required, in the dictionary's order.
 * @param groups   tag of the count to what an entry may hold; the entry's first field begins it.
 * @param tags     those of {@code fields}.
 */
public record MessageDef(
        String type,
        String name,
        boolean admin,
        Map<Integer, Boolean> fields,
        Map<Integer, MessageDef> groups,
        IntHashSet tags) {
    /**
     * Whether a tag may be there.
     *
     * @param tag a tag.
     * @return not in an entry of a group that it has.
     */
    public boolean has(final int tag) {
        return tag > 0 && tags.contains(tag);
    }

    /**
     * The field that begins an entry of a group.
     *
     * @return its tag.
     */
    public int delimiter() {
        return fields.keySet().iterator().next();
    }
}
