package org.ringbook.settlement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a bank would send, made plainly. */
final class BankFiles {
    static final String HOUSE_ACCOUNT = "62000000001";

    private BankFiles() {}

    /** An entry of a statement. */
    record Line(boolean isCredit, String amount, String reference, String endToEndId, String text, boolean isReturn) {
        static Line credit(final String amount, final String reference, final String text) {
            return new Line(true, amount, reference, "NOTPROVIDED", text, false);
        }

        static Line debit(final String amount, final String reference, final String endToEndId) {
            return new Line(false, amount, reference, endToEndId, "", false);
        }

        static Line returned(final String amount, final String reference, final String endToEndId) {
            return new Line(true, amount, reference, endToEndId, "", true);
        }

        private String xml(final String currency) {
            return "<Ntry><Amt Ccy=\"" + currency + "\">" + amount + "</Amt><CdtDbtInd>" + (isCredit ? "CRDT" : "DBIT")
                    + "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                    + (reference.isEmpty() ? "" : "<AcctSvcrRef>" + reference + "</AcctSvcrRef>")
                    + "<NtryDtls><TxDtls><Refs><EndToEndId>" + endToEndId + "</EndToEndId></Refs>"
                    + (text.isEmpty() ? "" : "<RmtInf><Ustrd>" + text + "</Ustrd></RmtInf>")
                    + (isReturn ? "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>" : "") + "</TxDtls></NtryDtls></Ntry>\n";
        }
    }

    static byte[] statement(final List<Line> lines) {
        return statement("S1", "ZAR", HOUSE_ACCOUNT, lines);
    }

    static byte[] statement(final String id, final String currency, final String account, final List<Line> lines) {
        BigDecimal closing = new BigDecimal("1000000.00");
        final StringBuilder entries = new StringBuilder();
        for (final Line line : lines) {
            final BigDecimal amount = new BigDecimal(line.amount());
            closing = line.isCredit() ? closing.add(amount) : closing.subtract(amount);
            entries.append(line.xml(currency));
        }
        final String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n"
                + "<GrpHdr><MsgId>M-" + id + "</MsgId></GrpHdr>\n<Stmt><Id>" + id + "</Id>\n"
                + "<Acct><Id><Othr><Id>" + account + "</Id></Othr></Id></Acct>\n"
                + balance("OPBD", currency, "1000000.00") + balance("CLBD", currency, closing.toPlainString()) + entries
                + "</Stmt></BkToCstmrStmt></Document>\n";
        return xml.getBytes(StandardCharsets.UTF_8);
    }

    private static String balance(final String type, final String currency, final String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + type + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"" + currency + "\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\n";
    }

    /** That these payments will not be made. */
    static byte[] rejects(final String batch, final List<String> payments) {
        final List<String> rows = new ArrayList<>();
        payments.forEach(
                payment -> rows.add(
                        "<TxInfAndSts><OrgnlEndToEndId>" + payment
                                + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf></TxInfAndSts>\n"));
        return order(batch, "PART", String.join("", rows));
    }

    /** That a whole order will not be carried out. */
    static byte[] rejectAll(final String batch) {
        return order(batch, "RJCT", "");
    }

    private static byte[] order(final String batch, final String status, final String rows) {
        return ("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>"
                        + "<GrpHdr><MsgId>R1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>" + batch
                        + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>" + status
                        + "</GrpSts></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>" + batch
                        + "-1</OrgnlPmtInfId>" + rows + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
