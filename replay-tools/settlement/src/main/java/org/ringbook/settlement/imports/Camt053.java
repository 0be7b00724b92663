package org.ringbook.settlement.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A bank's statement, camt.053 of any version from 02 to 13. Booked debits say that payments were made, booked credits that money came in or
 * came back. Its own sums are checked: an entry is what its details add up to, and opening balance plus entries is the closing balance.
 */
final class Camt053 {
    static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:(camt\\.053\\.001\\.(0[2-9]|1[0-3]))");

    private static final Set<String> WHOLE =
            Set.of("GrpHdr", "Id", "Acct", "RltdAcct", "Bal", "Ntry", "TxsSummry", "RptgSrc");
    private static final Set<String> MARKS = Set.of("Stmt");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{0,17})?");
    private static final int MAX_ENTRIES = 1_000_000;

    private final List<Entry> entries = new ArrayList<>();
    private String messageId = "";
    private int ignored;
    private Statement statement;

    /** What is known of the statement that is being read. */
    private static final class Statement {
        private final int line;
        private String id = "";
        private String account = "";
        private BigDecimal opening;
        private BigDecimal closing;
        private BigDecimal sum = BigDecimal.ZERO;
        private int count;

        private Statement(final int line) {
            this.line = line;
        }
    }

    private Camt053() {}

    static ImportFile read(final XmlFile xml, final String format, final String sha256) {
        return new Camt053().readAll(xml, format, sha256);
    }

    private ImportFile readAll(final XmlFile xml, final String format, final String sha256) {
        for (XmlNode node = xml.next(WHOLE, MARKS); node != null; node = xml.next(WHOLE, MARKS)) {
            if (node.name().equals("GrpHdr")) {
                messageId = node.text("MsgId");
            } else if (node.name().equals("Stmt")) {
                endStatement();
                statement = new Statement(node.line());
            } else if (statement != null) {
                onStatement(node);
            }
        }
        endStatement();
        if (statement == null) {
            throw new ImportException("there is no statement (Stmt) in this " + format);
        }
        return new ImportFile(format, messageId, sha256, entries, ignored);
    }

    private void onStatement(final XmlNode node) {
        switch (node.name()) {
            case "Id" -> statement.id = statement.id.isEmpty() ? node.text() : statement.id;
            case "Acct" -> {
                final String iban = node.text("Id", "IBAN");
                statement.account = iban.isEmpty() ? node.text("Id", "Othr", "Id") : iban;
            }
            case "Bal" -> onBalance(node);
            case "Ntry" -> onEntry(node);
            default -> {
                // says nothing that is used
            }
        }
    }

    private void onBalance(final XmlNode node) {
        final BigDecimal amount = signed(node, amount(node, "balance"));
        switch (node.text("Tp", "CdOrPrtry", "Cd")) {
            case "OPBD" -> statement.opening = amount;
            case "CLBD" -> statement.closing = amount;
            default -> {
                // interim, available, forward: not of the booked entries
            }
        }
    }

    private BigDecimal amount(final XmlNode node, final String what) {
        final String text = node.text("Amt");
        if (!AMOUNT.matcher(text).matches()) {
            throw new ImportException(
                    "line " + node.line() + ": the amount of this " + what + " is not a number: '" + text + "'");
        }
        return new BigDecimal(text);
    }

    private static BigDecimal signed(final XmlNode node, final BigDecimal amount) {
        return switch (node.text("CdtDbtInd")) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.negate();
            default ->
                throw new ImportException("line " + node.line() + ": CdtDbtInd is neither CRDT nor DBIT: '"
                        + node.text("CdtDbtInd") + "'");
        };
    }

    private void onEntry(final XmlNode node) {
        statement.count++;
        if (entries.size() > MAX_ENTRIES) {
            throw new ImportException("a statement has more than " + MAX_ENTRIES + " entries");
        }
        final String place = "statement " + statement.id + ", line " + node.line() + ", entry " + statement.count;
        final BigDecimal amount = amount(node, "entry");
        final String status = node.find("Sts", "Cd").isPresent() ? node.text("Sts", "Cd") : node.text("Sts");
        if (!status.equals("BOOK")) {
            ignored++;
            return;
        }
        statement.sum = statement.sum.add(signed(node, amount));
        final List<XmlNode> details = node.all("NtryDtls").stream()
                .flatMap(batch -> batch.all("TxDtls").stream())
                .toList();
        if (details.size() <= 1) {
            entries.add(entry(node, details.isEmpty() ? null : details.get(0), place, node.text("Amt"), 0));
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < details.size(); i++) {
            final String own = detailAmount(details.get(i));
            sum = AMOUNT.matcher(own).matches() ? sum.add(new BigDecimal(own)) : sum;
            entries.add(entry(node, details.get(i), place + ", transaction " + (i + 1), own, i + 1));
        }
        if (sum.compareTo(amount) != 0) {
            throw new ImportException(place + ": its transactions come to " + sum.toPlainString() + ", the entry says "
                    + amount.toPlainString());
        }
    }

    private static String detailAmount(final XmlNode details) {
        final String own = details.text("Amt");
        return own.isEmpty() ? details.text("AmtDtls", "TxAmt", "Amt") : own;
    }

    private Entry entry(
            final XmlNode node, final XmlNode details, final String place, final String amount, final int number) {
        final boolean isCredit = node.text("CdtDbtInd").equals("CRDT");
        final String payment = details == null ? "" : details.text("Refs", "EndToEndId");
        final boolean isReturn = details != null && (details.find("RtrInf").isPresent() || isOurs(payment));
        final List<String> texts = new ArrayList<>();
        if (details != null) {
            details.all("RmtInf").forEach(info -> {
                info.all("Strd").forEach(one -> addText(texts, one.text("CdtrRefInf", "Ref")));
                info.all("Ustrd").forEach(one -> addText(texts, one.text()));
            });
            addText(texts, details.text("AddtlTxInf"));
        }
        addText(texts, node.text("AddtlNtryInf"));
        final String reference = reference(node, details, number);
        final Entry.Kind kind = isCredit ? (isReturn ? Entry.Kind.RETURNED : Entry.Kind.CREDIT) : Entry.Kind.PAID;
        return new Entry(
                place,
                kind,
                node.find("Amt").map(amt -> amt.attribute("Ccy")).orElse(""),
                "",
                statement.account,
                amount,
                reference,
                payment,
                "",
                texts,
                problem(node, reference));
    }

    private static boolean isOurs(final String payment) {
        return org.ringbook.settlement.Payment.withdrawalId(payment).isPresent();
    }

    private static void addText(final List<String> texts, final String text) {
        if (!text.isEmpty()) {
            texts.add(text);
        }
    }

    /** The bank's own reference: of the transaction, or of the entry, then with the transaction's number. */
    private String reference(final XmlNode node, final XmlNode details, final int number) {
        final String own = details == null ? "" : details.text("Refs", "AcctSvcrRef");
        final String entry = node.text("AcctSvcrRef");
        if (own.isEmpty() && entry.isEmpty()) {
            return "";
        }
        final String text = own.isEmpty() ? entry + (number == 0 ? "" : ":" + number) : own;
        return "bank:" + statement.account + ":" + text;
    }

    private static String problem(final XmlNode node, final String reference) {
        if (reference.isEmpty()) {
            return "the bank gave it no reference (AcctSvcrRef), so it could not be told from a repeat";
        }
        if (reference.length() > 200) {
            return "its reference is longer than 200 characters";
        }
        return node.text("RvslInd").equals("true")
                ? "it takes back an earlier entry (RvslInd): somebody has to look"
                : "";
    }

    private void endStatement() {
        if (statement == null) {
            return;
        }
        final String place = "line " + statement.line + ": statement " + statement.id;
        if (statement.account.isEmpty()) {
            throw new ImportException(place + " does not say of which account it is");
        }
        if (statement.opening != null
                && statement.closing != null
                && statement.opening.add(statement.sum).compareTo(statement.closing) != 0) {
            throw new ImportException(place + ": opening balance " + statement.opening.toPlainString()
                    + " plus booked entries " + statement.sum.toPlainString() + " is not the closing balance "
                    + statement.closing.toPlainString());
        }
    }
}
