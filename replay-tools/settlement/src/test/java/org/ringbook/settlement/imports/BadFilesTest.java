package org.ringbook.settlement.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BadFilesTest {
    private static final String HEAD =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>"
                    + "<GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id><Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>";
    private static final String TAIL = "</Stmt></BkToCstmrStmt></Document>";

    private static ImportFile read(final String text) {
        return Readers.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String refused(final String text) {
        return assertThrows(ImportException.class, () -> read(text)).getMessage();
    }

    private static String entry(final String amount, final String inner) {
        return "<Ntry><Amt Ccy=\"ZAR\">" + amount + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
                + "<AcctSvcrRef>R1</AcctSvcrRef>" + inner + "</Ntry>";
    }

    @Test
    void shouldReadAStatement() {
        final ImportFile file = read(HEAD + entry("1.50", "") + TAIL);
        assertEquals("camt.053.001.08", file.format());
        assertEquals(1, file.entries().size());
        assertEquals("bank:1:R1", file.entries().get(0).externalReference());
        assertEquals("1.50", file.entries().get(0).amount());
        assertEquals(
                1,
                read("\uFEFF  \n" + HEAD + entry("1.50", "") + TAIL).entries().size());
    }

    @Test
    void shouldIgnoreWhatIsNotBooked() {
        final ImportFile file = read(HEAD + entry("1.50", "").replace("BOOK", "PDNG") + TAIL);
        assertEquals(0, file.entries().size());
        assertEquals(1, file.ignored());
    }

    @Test
    void shouldRefuseADocumentTypeAndEntities() {
        final String external = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        refused(external + HEAD + entry("1.50", "<AddtlNtryInf>&x;</AddtlNtryInf>") + TAIL);
        refused("<!DOCTYPE Document SYSTEM \"http://127.0.0.1:9/x.dtd\">" + HEAD + entry("1.50", "") + TAIL);
        refused("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + HEAD
                + entry("1.50", "<AddtlNtryInf>&b;</AddtlNtryInf>") + TAIL);
        refused(HEAD + entry("1.50", "<AddtlNtryInf>&x;</AddtlNtryInf>") + TAIL);
        refused("<!DOCTYPE Document>" + HEAD + entry("1.50", "") + TAIL);
    }

    @Test
    void shouldRefuseWhatIsNotWhole() {
        final String whole = HEAD + entry("1.50", "") + TAIL;
        for (int length = whole.length() - 1; length > 0; length -= 7) {
            refused(whole.substring(0, length));
        }
        assertTrue(refused(whole + "<More/>").startsWith("line "));
    }

    @Test
    void shouldRefuseAStatementThatContradictsItself() {
        final String opening = "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"ZAR\">10</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd></Bal>";
        final String closing = opening.replace("OPBD", "CLBD");
        assertTrue(refused(HEAD + opening + closing + entry("0.01", "") + TAIL).contains("closing balance"));
        final String details = "<NtryDtls><TxDtls><Amt Ccy=\"ZAR\">1</Amt></TxDtls><TxDtls><Amt"
                + " Ccy=\"ZAR\">2</Amt></TxDtls></NtryDtls>";
        assertEquals(2, read(HEAD + entry("3", details) + TAIL).entries().size());
        assertTrue(refused(HEAD + entry("4", details) + TAIL).contains("transactions come to 3"));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1e3", "1.2.3", "NaN", "''", "0x10", "1234567890123456789", "+1"})
    void shouldRefuseWhatIsNoAmount(final String amount) {
        assertTrue(refused(HEAD + entry(amount, "") + TAIL).contains("not a number"));
    }

    @Test
    void shouldBoundDepthAndText() {
        assertTrue(refused(HEAD + entry("1", "<x>".repeat(100) + "</x>".repeat(100)) + TAIL)
                .contains("nested deeper"));
        assertTrue(refused(HEAD + entry("1", "<x>" + "y".repeat(20_000) + "</x>") + TAIL)
                .contains("longer than"));
        assertTrue(refused("<x>".repeat(100)).contains("neither a camt.053"));
        assertTrue(refused(HEAD + "<x>".repeat(100)).contains("nested deeper"));
    }

    @Test
    void shouldSayThatAnEntryWithoutTheBanksReferenceCanNotBeUsed() {
        final ImportFile file = read(HEAD + entry("1", "").replace("<AcctSvcrRef>R1</AcctSvcrRef>", "") + TAIL);
        assertTrue(file.entries().get(0).problem().contains("AcctSvcrRef"));
        assertTrue(read(HEAD + entry("1", "<RvslInd>true</RvslInd>") + TAIL)
                .entries()
                .get(0)
                .problem()
                .contains("RvslInd"));
    }

    @Test
    void shouldRefuseOtherMessagesAndOtherText() {
        refused("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.052.001.08\"/>");
        refused("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.99\"/>");
        refused("<html/>");
        refused("");
        refused("hello world");
        assertThrows(ImportException.class, () -> Readers.read(new byte[] {'a', (byte) 0xC3, (byte) 0x28}));
    }

    @Test
    void shouldReadLinesOfAChain() {
        final String csv = "payment,status,asset,amount,txid\nW7,confirmed,XBT,0.5,aa\r\n\nW8,failed,XBT,0.5,\n";
        final ImportFile file = read(csv);
        assertEquals(2, file.entries().size());
        assertEquals(Entry.Kind.PAID, file.entries().get(0).kind());
        assertEquals("line 4", file.entries().get(1).place());
        final ImportFile json = read(
                "{\"payment\":\"W7\",\"status\":\"confirmed\",\"asset\":\"XBT\",\"amount\":\"0.5\",\"txid\":\"aa\"}\n");
        assertEquals(
                file.entries().get(0).externalReference(), json.entries().get(0).externalReference());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "payment,status,asset,amount,txid\\nW7,confirmed,XBT,0.5; line 2",
                "payment,status,asset,amount,txid\\n\"W7\",confirmed,XBT,0.5,aa; line 2",
                "payment,colour\\nW7,red; colour",
                "payment,payment\\nW7,W7; twice",
                "payment,status\\nW7,perhaps; line 2",
                "{\"payment\":7}; payment",
                "{\"payment\":\"W7\",\"payment\":\"W8\"}; line 1",
                "{\"payment\":\"W7\"} {}; line 1",
                "{\"payment\":\"W 7\",\"status\":\"failed\"}; line 1",
                "{\"payment\"; line 1"
            })
    void shouldNameTheLineOfABadOne(final String text, final String named) {
        final String message = refused(text.replace("\\n", "\n"));
        assertTrue(message.contains(named), message);
    }

    @Test
    void shouldReadRejections() {
        final String xml = "<Document"
                + " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><CstmrPmtStsRpt><GrpHdr>"
                + "<MsgId>X</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>RB-B000001</OrgnlMsgId></OrgnlGrpInfAndSts>"
                + "<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>W9</OrgnlEndToEndId><TxSts>RJCT</TxSts></TxInfAndSts>"
                + "<TxInfAndSts><OrgnlEndToEndId>W10</OrgnlEndToEndId><TxSts>ACSP</TxSts></TxInfAndSts>"
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
        final ImportFile file = read(xml);
        assertEquals(1, file.entries().size());
        assertEquals("W9", file.entries().get(0).payment());
        assertEquals(1, file.ignored());
        refused(xml.replace("<OrgnlMsgId>RB-B000001</OrgnlMsgId>", ""));
    }
}
