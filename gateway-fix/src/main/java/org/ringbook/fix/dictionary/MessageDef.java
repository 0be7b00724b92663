package org.ringbook.fix.dictionary;

import java.util.List;
import java.util.Map;

/**
 * What may be in a message, a header, a trailer or an entry of a repeating group.
 *
 * @param type     message type (FIX tag 35); empty for the others.
 * @param name     its name.
 * @param admin    whether it belongs to the session.
 * @param fields   tag to whether it is required, in the dictionary's order.
 * @param groups   tag of the count to what an entry may hold; the entry's first field begins it.
 */
public record MessageDef(
        String type, String name, boolean admin, Map<Integer, Boolean> fields, Map<Integer, MessageDef> groups) {
    /**
     * Tags that must be there.
     *
     * @return in the dictionary's order.
     */
    public List<Integer> required() {
        return fields.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
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
