package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.followers.settlement.Movement;
import org.ringbook.followers.settlement.MovementKind;
import org.ringbook.settlement.AssetDay;
import org.ringbook.settlement.House;
import org.ringbook.settlement.Instants;
import org.ringbook.settlement.Names;
import org.ringbook.settlement.Payment;
import org.ringbook.settlement.SettlementDay;

/**
 * The house's statement of one fiat asset and day, camt.053.001.08 (BankToCustomerStatement): what the exchange owes its customers and
 * itself in that currency, hence what has to lie in its account at the bank. Credits are deposits, debits are withdrawals that were paid;
 * trades, fees and transfers move nothing across the exchange's border and are not in it.
 */
final class Camt053Statement {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private final SettlementDay day;
    private final House house;
    private final Names names;
    private final Names.Asset asset;
    private final AssetDay totals;
    private final List<Movement> flows;

    private Camt053Statement(
            final SettlementDay day,
            final House house,
            final Names names,
            final AssetDay totals,
            final List<Movement> flows) {
        this.day = day;
        this.house = house;
        this.names = names;
        asset = names.asset(totals.assetId());
        this.totals = totals;
        this.flows = flows;
    }

    /** Why it can't be made; empty if it can: a bank's currency has fewer decimals than the asset. */
    static List<String> obstacles(final AssetDay totals, final List<Movement> flows, final Names names) {
        final Names.Asset asset = names.asset(totals.assetId());
        final List<String> obstacles = new ArrayList<>();
        for (final Movement flow : flows) {
            if (asset.payoutText(BigInteger.valueOf(flow.units())).isEmpty()) {
                obstacles.add("record " + flow.sequence() + " moved " + asset.text(flow.units()) + " " + asset.code()
                        + " in, and no bank can say that: " + asset.payoutScale() + " decimals at most");
            }
        }
        if (asset.payoutText(totals.opening()).isEmpty()) {
            obstacles.add("the opening balance, " + asset.text(totals.opening()) + " " + asset.code()
                    + ", has more decimals than a bank can say");
        }
        return obstacles;
    }

    static void write(
            final Writer out,
            final SettlementDay day,
            final House house,
            final Names names,
            final AssetDay totals,
            final List<Movement> flows)
            throws IOException {
        new Camt053Statement(day, house, names, totals, flows).write(out);
    }

    private String id() {
        return "RB-" + day.name() + "-" + house.currency() + "-" + asset.code();
    }

    private String amount(final BigInteger units) {
        return asset.payoutText(units.abs()).orElseThrow();
    }

    private void write(final Writer out) throws IOException {
        final XmlWriter xml = new XmlWriter(out, NAMESPACE);
        final String created = Instants.text(day.closedNs());
        xml.begin("Document", "BkToCstmrStmt", "GrpHdr")
                .text("MsgId", id())
                .text("CreDtTm", created)
                .end("GrpHdr")
                .begin("Stmt")
                .text("Id", id())
                .text("ElctrncSeqNb", Integer.toString(day.number()))
                .text("CreDtTm", created)
                .begin("FrToDt")
                .text("FrDtTm", Instants.text(day.openedNs()))
                .text("ToDtTm", created)
                .end("FrToDt")
                .begin("Acct");
        Parties.account(xml, house.account());
        xml.text("Ccy", house.currency()).begin("Ownr").text("Nm", house.name()).end("Ownr", "Acct");
        balance(xml, "OPBD", totals.opening(), Instants.date(day.openedNs()));
        balance(xml, "CLBD", totals.closing(), Instants.date(day.closedNs()));
        summary(xml);
        for (final Movement flow : flows) {
            entry(xml, flow);
        }
        xml.text("AddtlStmtInf", "Records " + day.fromSequence() + " to " + day.throughSequence() + " of the journal")
                .end("Stmt", "BkToCstmrStmt", "Document")
                .finish();
    }

    private void balance(final XmlWriter xml, final String type, final BigInteger units, final String date)
            throws IOException {
        xml.begin("Bal", "Tp", "CdOrPrtry")
                .text("Cd", type)
                .end("CdOrPrtry", "Tp")
                .amount("Amt", house.currency(), amount(units))
                .text("CdtDbtInd", units.signum() < 0 ? "DBIT" : "CRDT")
                .begin("Dt")
                .text("Dt", date)
                .end("Dt", "Bal");
    }

    private void summary(final XmlWriter xml) throws IOException {
        final long credits = flows.stream()
                .filter(flow -> flow.kind() == MovementKind.DEPOSIT)
                .count();
        final BigInteger net = totals.deposits().subtract(totals.withdrawals());
        xml.begin("TxsSummry", "TtlNtries")
                .text("NbOfNtries", Integer.toString(flows.size()))
                .text("Sum", amount(totals.deposits().add(totals.withdrawals())))
                .begin("TtlNetNtry")
                .text("Amt", amount(net))
                .text("CdtDbtInd", net.signum() < 0 ? "DBIT" : "CRDT")
                .end("TtlNetNtry", "TtlNtries")
                .begin("TtlCdtNtries")
                .text("NbOfNtries", Long.toString(credits))
                .text("Sum", amount(totals.deposits()))
                .end("TtlCdtNtries")
                .begin("TtlDbtNtries")
                .text("NbOfNtries", Long.toString(flows.size() - credits))
                .text("Sum", amount(totals.withdrawals()))
                .end("TtlDbtNtries", "TxsSummry");
    }

    private void entry(final XmlWriter xml, final Movement flow) throws IOException {
        final boolean isCredit = flow.kind() == MovementKind.DEPOSIT;
        final String place = flow.sequence() + "." + flow.eventIndex();
        xml.begin("Ntry")
                .text("NtryRef", place)
                .amount("Amt", house.currency(), amount(BigInteger.valueOf(flow.units())))
                .text("CdtDbtInd", isCredit ? "CRDT" : "DBIT")
                .begin("Sts")
                .text("Cd", "BOOK")
                .end("Sts")
                .begin("BookgDt")
                .text("DtTm", Instants.text(flow.timeNs()))
                .end("BookgDt")
                .text("AcctSvcrRef", place)
                .begin("BkTxCd", "Domn")
                .text("Cd", "PMNT")
                .begin("Fmly")
                .text("Cd", isCredit ? "RCDT" : "ICDT")
                .text("SubFmlyCd", "OTHR")
                .end("Fmly", "Domn", "BkTxCd")
                .begin("NtryDtls", "TxDtls", "Refs");
        xml.text("EndToEndId", isCredit ? "NOTPROVIDED" : Payment.id(flow.withdrawalId()))
                .end("Refs")
                .begin("RmtInf")
                .text("Ustrd", flow.reference())
                .end("RmtInf")
                .text("AddtlTxInf", "Account " + flow.accountId() + " " + names.account(flow.accountId()))
                .end("TxDtls", "NtryDtls", "Ntry");
    }
}
