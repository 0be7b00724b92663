package org.ringbook.cli.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.client.Decimals;
import org.ringbook.client.Instrument;
import org.ringbook.client.OrderReport;
import org.ringbook.sbe.RejectText;

/** A command that enters or changes an order, and tells what became of it. */
abstract class OrderChange extends AdminTask {
    final int tell(final OrderReport report, final Instrument instrument, final String total) {
        final Decimals quantity = instrument.quantity();
        console()
                .say(String.format(
                        "order %d: %s, filled %s of %s",
                        report.orderId(), Words.said(report.status()), quantity.shortText(report.cumQty()), total));
        final List<Map<String, Object>> fills = new ArrayList<>();
        for (final OrderReport.Fill fill : report.fills()) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("tradeId", fill.tradeId());
            row.put("price", instrument.price().text(fill.priceTicks()));
            row.put("quantity", quantity.shortText(fill.qtyLots()));
            fills.add(row);
            console().say("  trade " + fill.tradeId() + ": " + row.get("quantity") + " @ " + row.get("price"));
        }
        if (report.preventedQty() > 0) {
            console().say("  " + quantity.shortText(report.preventedQty()) + " met an order of its own owner");
        }
        if (report.cancelReason() != null) {
            console().say("  " + RejectText.sentence(report.cancelReason()));
        }
        console()
                .put("orderId", report.orderId())
                .put("ordStatus", report.status().name())
                .put("cumQty", quantity.shortText(report.cumQty()))
                .put("leavesQty", quantity.shortText(report.leavesQty()))
                .put("preventedQty", quantity.shortText(report.preventedQty()))
                .put(
                        "cancelReason",
                        report.cancelReason() == null
                                ? null
                                : report.cancelReason().name())
                .put("fills", fills);
        return ExitStatus.DONE;
    }
}
