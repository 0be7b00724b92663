package org.ringbook.cli.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.VerifyProgress;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.audit.records.Place;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.engine.EngineHost;
import org.ringbook.cli.shadow.DataDirectory;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import picocli.CommandLine.Option;

/** What commands that read a journal share. */
abstract class JournalTask extends Subcommand {
    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Where older journal files are archived. Default: archive in the data directory, if there is one.")
    private Path archive;

    /** The journal of the data directory. */
    final JournalSource source() {
        final Path data = root().data();
        return archive == null ? sourceOf(data) : sourceOf(data, archive);
    }

    static JournalSource sourceOf(final Path data) {
        return sourceOf(data, DataDirectory.archiveOf(data));
    }

    private static JournalSource sourceOf(final Path data, final Path archive) {
        final Path journal = EngineHost.journalOf(data);
        final Path beside = journal.toAbsolutePath().resolveSibling(SnapshotFiles.DIRECTORY);
        return new JournalSource(journal, Files.isDirectory(beside) ? beside : null, archive);
    }

    /** A bar with a rate. */
    final VerifyProgress bar(final String what) {
        return (sequence, last, elapsedNs) ->
                console().bar(sequence, last, String.format("%s %,d of %,d", what, sequence, last));
    }

    final boolean isStopped() {
        return root().stop().isRequested();
    }

    final void require(final RangeOptions range) {
        if (range.isAnEndGivenTwice()) {
            throw usage("either by sequence (--from, --to) or by time (--since, --until)");
        }
    }

    /** Wrong usage if it is neither a sequence nor a time. */
    final Place place(final String option, final String text, final Place unless) {
        if (text == null) {
            return unless;
        }
        try {
            return Place.parse(text);
        } catch (final IllegalArgumentException e) {
            throw usage(option + ": " + e.getMessage());
        }
    }

    /** The record that a state is asked for. */
    final long recordAt(final String at) {
        try (JournalReader reader = source().open()) {
            final long last = reader.durableSequence();
            final Place place = place("--at", at, Place.of(last));
            final long sequence = place.isTime() ? place.lastTo(reader) : place.value();
            if (sequence > last) {
                throw new Failure(ExitStatus.FAILED, "the journal ends with record " + last + ": --at " + at);
            }
            if (sequence < 1) {
                throw new Failure(ExitStatus.FAILED, "there is no record at or before that: --at " + at);
            }
            return sequence;
        }
    }

    /** A core brought to a record; the caller closes it. */
    final StateReplay replay(final long atMost, final boolean fromStart) {
        return StateReplay.open(
                source(),
                fromStart ? null : source().snapshots(),
                atMost,
                note -> console().progress("note: " + note));
    }

    /** Interrupted: what was asked for is not said in part. */
    final int interrupted() {
        console().error("interrupted");
        return ExitStatus.INTERRUPTED;
    }
}
