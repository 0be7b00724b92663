package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GatewayTableTest {
    @Test
    void shouldListItsRowsByIdWhateverTheOrderTheyCameIn() {
        final Random random = new Random(1);
        final GatewayTable table = new GatewayTable();
        final SortedMap<Integer, Integer> expected = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            final int id = i == 0 ? GatewayTable.MAX_ID : 1 + random.nextInt(200);
            final int epoch = i + 1;
            table.hello(id, epoch, 0);
            expected.put(id, epoch);
            assertEquals(expected.size(), table.count());
            int index = 0;
            for (final var entry : expected.entrySet()) {
                assertEquals(entry.getKey(), table.id(index));
                assertEquals(entry.getValue(), table.getOrNull(table.id(index)).epoch);
                index++;
            }
        }
        for (int id = 0; id <= GatewayTable.MAX_ID; id++) {
            assertEquals(expected.headMap(id + 1).size(), table.indexAfter(id));
        }
        assertEquals(0, table.indexAfter(-1));
        assertNull(table.getOrNull(GatewayTable.MAX_ID + 1));
    }
}
