package org.ringbook.settlement.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bank says of a payment order before it pays, pain.002 of any version from 03 to 14. Only RJCT is acted on: of a payment, of a block
 * of payments, or of the whole order. That a payment was made is said by the statement alone.
 */
final class Pain002 {
    static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(pain\\.002\\.001\\.(0[3-9]|1[0-4]))");

    private static final Set<String> WHOLE = Set.of("GrpHdr", "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts");
    private static final String REJECTED = "RJCT";

    private final List<Entry> entries = new ArrayList<>();
    private String messageId = "";
    private String batch = "";
    private boolean isGroupRejected;
    private int ignored;
    private int block;

    private Pain002() {}

    static ImportFile read(final XmlFile xml, final String format, final String sha256) {
        return new Pain002().readAll(xml, format, sha256);
    }

    private ImportFile readAll(final XmlFile xml, final String format, final String sha256) {
        for (XmlNode node = xml.next(WHOLE, Set.of()); node != null; node = xml.next(WHOLE, Set.of())) {
            switch (node.name()) {
                case "GrpHdr" -> messageId = node.text("MsgId");
                case "OrgnlGrpInfAndSts" -> onGroup(node);
                default -> onBlock(node);
            }
        }
        if (batch.isEmpty()) {
            throw new ImportException("there is no original order (OrgnlGrpInfAndSts/OrgnlMsgId) in this " + format);
        }
        return new ImportFile(format, messageId, sha256, entries, ignored);
    }

    private void onGroup(final XmlNode node) {
        batch = node.text("OrgnlMsgId");
        isGroupRejected = node.text("GrpSts").equals(REJECTED);
        if (isGroupRejected) {
            add(node, "line " + node.line() + ", whole order", "", reasons(node));
        }
    }

    private void onBlock(final XmlNode node) {
        final String place = "line " + node.line() + ", block " + ++block;
        if (isGroupRejected) {
            return;
        }
        if (node.text("PmtInfSts").equals(REJECTED)) {
            add(node, place, "", reasons(node));
            return;
        }
        int number = 0;
        for (final XmlNode transaction : node.all("TxInfAndSts")) {
            number++;
            if (transaction.text("TxSts").equals(REJECTED)) {
                final String at = "line " + transaction.line() + ", block " + block + ", transaction " + number;
                add(transaction, at, transaction.text("OrgnlEndToEndId"), reasons(transaction));
            } else {
                ignored++;
            }
        }
    }

    private void add(final XmlNode node, final String place, final String payment, final List<String> reasons) {
        final boolean isWhole = !node.name().equals("TxInfAndSts");
        entries.add(new Entry(
                place,
                Entry.Kind.REJECTED,
                "",
                "",
                "",
                "",
                "rejected:" + batch + ":" + (isWhole ? "*" : payment),
                payment,
                isWhole ? batch : "",
                reasons,
                !isWhole && payment.isEmpty() ? "it does not say which payment (OrgnlEndToEndId)" : ""));
    }

    private static List<String> reasons(final XmlNode node) {
        final List<String> reasons = new ArrayList<>();
        for (final XmlNode info : node.all("StsRsnInf")) {
            reasons.add(info.text("Rsn", "Cd") + info.text("Rsn", "Prtry"));
            info.all("AddtlInf").forEach(one -> reasons.add(one.text()));
        }
        return reasons;
    }
}
