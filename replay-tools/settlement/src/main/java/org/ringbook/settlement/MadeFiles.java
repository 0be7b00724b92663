package org.ringbook.settlement;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.settlement.files.MadeFile;

/** Remembers what was given out: a file that is made again has to be the same, byte for byte. */
public final class MadeFiles {
    private final OfficeDatabase database;

    MadeFiles(final OfficeDatabase database) {
        this.database = database;
    }

    /**
     * Writes down files that were made, and compares those that were made before.
     *
     * @param files just made, not yet given their names.
     * @throws SettlementException if one is not as it was before; nothing was written down.
     */
    public void record(final List<MadeFile> files) {
        database.durableTransaction((office, follower) -> {
            final List<String> differences = new ArrayList<>();
            for (final MadeFile file : files) {
                final List<String> known = office.select("SELECT sha256 FROM file WHERE name = ?", file.name())
                        .mapTo(String.class)
                        .list();
                if (known.isEmpty()) {
                    office.execute(
                            "INSERT INTO file (name, bytes, sha256) VALUES (?, ?, ?)",
                            file.name(),
                            file.bytes(),
                            file.sha256());
                } else if (!known.get(0).equals(file.sha256())) {
                    differences.add(file.name() + ": was " + known.get(0) + ", is " + file.sha256());
                }
            }
            if (!differences.isEmpty()) {
                throw new SettlementException(
                        "files that were made before would not be the same now, so none was written", differences);
            }
            return null;
        });
    }
}
