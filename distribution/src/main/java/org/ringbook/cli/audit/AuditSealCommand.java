package org.ringbook.cli.audit;

import java.nio.file.Path;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.ringbook.audit.seal.SealKeys;
import org.ringbook.audit.seal.Sealer;
import org.ringbook.cli.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a journal's records. */
@Command(
        name = "seal",
        description = {
            "Seal the journal's records: a chain of SHA-256 hashes over ranges of them, each link signed (Ed25519), in a file of JSON"
                    + " lines that can be handed to anybody. Whoever has it, or only the last hash, can show with verify-seal that no"
                    + " record was changed since.",
            "A seal that is there is gone on with. Beside it FILE.digests is kept, 8 bytes a record, so that a change can be"
                    + " located to the record. Keep the key, and a copy of the seal, where who can change the journal can't reach."
        },
        footer = {
            "",
            "Exit status: 0 done; 1 the seal there is not sound, by another key, or of another journal; 4 the journal is damaged;",
            "130 interrupted.",
            "",
            "Examples:",
            "  ringbook audit seal --new-key /secure/seal.key       make a key; /secure/seal.key.pub is for whoever checks",
            "  ringbook audit seal /audit/ringbook.seal --key /secure/seal.key",
            "  ringbook audit seal /audit/ringbook.seal --key /secure/seal.key --records 4096"
        })
final class AuditSealCommand extends JournalTask {
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The seal; it is made or gone on with.")
    private Path file;

    @Option(names = "--key", paramLabel = "KEYFILE", description = "The private key that signs.")
    private Path key;

    @Option(names = "--new-key", paramLabel = "KEYFILE", description = "Make a new key, and sign with it.")
    private Path newKey;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Most records of a link of a new seal. Default: 65536.")
    private long records = Sealer.RECORDS_PER_LINK;

    private AuditSealCommand() {}

    @Override
    public Integer call() {
        if ((key == null) == (newKey == null)) {
            throw usage("either --key or --new-key");
        }
        if (file == null && newKey == null) {
            throw usage("the seal's FILE is missing");
        }
        if (records < 1 || records > Sealer.RECORDS_PER_LINK_MAX) {
            throw usage("--records must be 1 to " + Sealer.RECORDS_PER_LINK_MAX);
        }
        final SealKeys keys = newKey != null ? SealKeys.create(newKey) : SealKeys.read(key);
        console().put("fingerprint", SealKeys.fingerprint(keys.publicKey()));
        if (newKey != null) {
            console()
                    .print("key " + SealKeys.fingerprint(keys.publicKey()) + " in " + newKey
                            + ", only for you; its public key in " + SealKeys.publicFile(newKey));
            console().put("publicKeyFile", SealKeys.publicFile(newKey).toString());
        }
        return file == null ? ExitStatus.DONE : seal(keys);
    }

    private int seal(final SealKeys keys) {
        final Sealer.Report report = new Sealer(
                        source(), file, keys, records, new SystemEpochNanoClock(), this::isStopped, bar("sealed"))
                .run();
        console().put("seal", report);
        if (report.links() == 0) {
            console()
                    .print("nothing new to seal: " + file + " covers "
                            + (report.last() == 0
                                    ? "nothing yet"
                                    : "records " + report.first() + " to " + report.last()));
        } else {
            console()
                    .print(String.format(
                            "sealed %,d records in %d links; %s covers records %d to %d",
                            report.records(), report.links(), file, report.first(), report.last()));
        }
        console().print("head " + report.head());
        console().say("publish the head, or keep it elsewhere: verify-seal --head finds a seal that was cut off");
        return report.interrupted() ? interrupted() : ExitStatus.DONE;
    }
}
