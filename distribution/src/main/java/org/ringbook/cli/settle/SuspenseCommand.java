package org.ringbook.cli.settle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.settlement.Imports;
import org.ringbook.settlement.Office;
import picocli.CommandLine.Command;

/** What nobody expected. */
@Command(
        name = "suspense",
        description = {
            "Entries of bank statements that nobody here expected, such as a deposit without a funding reference or"
                    + " the bank's own fees. To book one, add the funding reference that its payer wrote and import the"
                    + " statement again."
        },
        footer = {"", "Examples:", "  ringbook settle suspense"})
final class SuspenseCommand extends SettleTask {
    private SuspenseCommand() {}

    @Override
    int run(final Office office) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        for (final Imports.Suspense one : office.imports().suspense()) {
            final Map<String, Object> row = new LinkedHashMap<>();
            row.put("reference", one.externalReference());
            row.put("asset", one.asset().code());
            row.put("amount", (one.isCredit() ? "" : "-") + one.asset().text(one.units()));
            row.put("text", one.text());
            rows.add(row);
        }
        return list("suspense", rows, "reference", "asset", "amount", "text");
    }
}
