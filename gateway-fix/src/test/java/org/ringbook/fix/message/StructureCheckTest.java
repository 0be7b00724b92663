package org.ringbook.fix.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringbook.fix.dictionary.Dictionary;

class StructureCheckTest {
    private static final String HEADER = "8=FIX.4.4|9=1|35=D|49=A|56=B|34=1|52=20231114-22:13:20.000|";
    private static final String ORDER = "11=a|55=XBTZAR|54=1|60=20231114-22:13:20|38=1|40=2|44=1|";

    private static StructureFault check(final String type, final String text) {
        final byte[] bytes = text.replace('|', (char) 1).getBytes(StandardCharsets.ISO_8859_1);
        final FixMessage message = new FixMessage().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        return new StructureCheck(Dictionary.ringbook())
                .check(message, Dictionary.ringbook().message(type));
    }

    @Test
    void shouldTakeSoundOrder() {
        assertNull(check("D", HEADER + ORDER + "10=000|"));
    }

    @ParameterizedTest
    @CsvSource({
        "12345=x, 3, 12345",
        "320=x, 2, 320",
        "0=x, 0, 0",
        "x=x, 0, 0",
        "1=, 4, 1",
        "1, 0, 0",
        "55=ETHZAR, 13, 55",
        "59=7, 5, 59",
        "59=12, 6, 59",
        "110=a, 6, 110",
        "110=1e3, 6, 110",
        "126=20231314-00:00:00, 6, 126",
        "126=20231114-00:00:00.1, 6, 126",
        "49=A, 14, 49",
        "18=6 1, 5, 18",
        "2964=4, 5, 2964"
    })
    void shouldNameFault(final String field, final int reason, final int tag) {
        final StructureFault fault = check("D", HEADER + ORDER + field + "|10=000|");
        assertNotNull(fault);
        assertEquals(reason, fault.reason());
        assertEquals(tag, fault.tag());
    }

    @Test
    void shouldNameMissingTag() {
        final StructureFault fault = check("D", HEADER + ORDER.replace("54=1|", "") + "10=000|");
        assertEquals(new StructureFault(1, 54, "Side is required"), fault);
    }

    @ParameterizedTest
    @CsvSource({
        "267=2|269=0|269=1|146=1|55=XBTZAR, -1, 0",
        "267=3|269=0|269=1|146=1|55=XBTZAR, 16, 267",
        "267=1|269=0|269=1|146=1|55=XBTZAR, 16, 267",
        "267=1|269=Z|146=1|55=XBTZAR, 5, 269",
        "267=1|269=0, 1, 146",
        "267=0|146=0, -1, 0"
    })
    void shouldCheckGroups(final String groups, final int reason, final int tag) {
        final StructureFault fault =
                check("V", HEADER.replace("35=D", "35=V") + "262=m|263=1|264=0|" + groups + "|10=000|");
        assertEquals(reason, fault == null ? -1 : fault.reason());
        assertEquals(tag, fault == null ? 0 : fault.tag());
    }
}
