package org.ringbook.cli.settle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.settlement.Beneficiary;
import org.ringbook.settlement.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where accounts' money may be paid to. */
@Command(
        name = "beneficiary",
        description = "Where an account's money may be paid to, and which withdrawal goes where.",
        subcommands = {
            BeneficiaryCommand.Add.class,
            BeneficiaryCommand.ListAll.class,
            BeneficiaryCommand.Remove.class,
            BeneficiaryCommand.Assign.class
        },
        footer = {
            "",
            "Examples:",
            "  ringbook settle beneficiary add dave ZAR --name 'D. Jones' --to 4055551234 --clearing ZANCC:632005",
            "  ringbook settle beneficiary assign pay-17 1"
        })
final class BeneficiaryCommand extends Subcommand.Group {
    private BeneficiaryCommand() {}

    @Command(
            name = "add",
            description = "Add one; the same again is the one that is there.",
            footer = {"", "Examples:", "  ringbook settle beneficiary add dave XBT --to bc1q... --network bitcoin"})
    static final class Add extends SettleTask {
        @Parameters(index = "0", paramLabel = "NAME", description = "The account.")
        private String account;

        @Parameters(index = "1", paramLabel = "ASSET", description = "The asset.")
        private String asset;

        @Option(names = "--to", required = true, paramLabel = "D", description = "IBAN or account number; address.")
        private String destination;

        @Option(names = "--name", paramLabel = "WHO", description = "Who is paid, as the bank is to have it.")
        private String name = "";

        @Option(names = "--bic", paramLabel = "BIC", description = "Of the bank.")
        private String bic = "";

        @Option(
                names = "--clearing",
                paramLabel = "S:M",
                description = "Clearing system and member, such as ZANCC:632005.")
        private String clearing = "";

        @Option(names = "--network", paramLabel = "N", description = "Of a chain, where the asset has several.")
        private String network = "";

        @Option(names = "--memo", paramLabel = "T", description = "Text for the payee; destination tag on a chain.")
        private String memo = "";

        private Add() {}

        @Override
        int run(final Office office) {
            final long id = office.register()
                    .addBeneficiary(
                            account, asset, new Beneficiary(0, 0, 0, name, destination, bic, clearing, network, memo));
            console().say("beneficiary " + id + " of " + account + " for " + asset);
            console().put("beneficiaryId", id);
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "list",
            description = "Those in use.",
            footer = {"", "Examples:", "  ringbook settle beneficiary list --account dave"})
    static final class ListAll extends SettleTask {
        @Option(names = "--account", paramLabel = "NAME", description = "Only this account's.")
        private String account;

        private ListAll() {}

        @Override
        int run(final Office office) {
            final List<Map<String, Object>> rows = new ArrayList<>();
            for (final Beneficiary one : office.register().beneficiaries(account)) {
                final Map<String, Object> row = new LinkedHashMap<>();
                row.put("beneficiaryId", one.beneficiaryId());
                row.put("accountId", one.accountId());
                row.put("assetId", one.assetId());
                row.put("name", one.name());
                row.put("destination", one.destination());
                row.put(
                        "bank",
                        one.bic() + (one.bic().isEmpty() || one.clearing().isEmpty() ? "" : " ") + one.clearing());
                row.put("network", one.network());
                row.put("memo", one.memo());
                rows.add(row);
            }
            return list("beneficiaries", rows, "id", "account", "asset", "name", "to", "bank", "network", "memo");
        }
    }

    @Command(
            name = "remove",
            description = "Take one out of use: no later batch pays to it.",
            footer = {"", "Examples:", "  ringbook settle beneficiary remove 1"})
    static final class Remove extends SettleTask {
        @Parameters(paramLabel = "ID", description = "The beneficiary.")
        private long id;

        private Remove() {}

        @Override
        int run(final Office office) {
            final boolean removed = office.register().removeBeneficiary(id);
            console().say("beneficiary " + id + (removed ? " is out of use" : " was not in use"));
            console().put("removed", removed);
            return ExitStatus.DONE;
        }
    }

    @Command(
            name = "assign",
            description = "Say where a withdrawal goes, before or after it is requested, until it is in a batch.",
            footer = {"", "Examples:", "  ringbook settle beneficiary assign pay-17 1"})
    static final class Assign extends SettleTask {
        @Parameters(index = "0", paramLabel = "R", description = "The request's reference.")
        private String reference;

        @Parameters(index = "1", paramLabel = "ID", description = "The beneficiary.")
        private long id;

        private Assign() {}

        @Override
        int run(final Office office) {
            office.register().instruct(reference, id);
            console().say("withdrawal " + reference + " goes to beneficiary " + id);
            return ExitStatus.DONE;
        }
    }
}
