/**
 * Snapshots beside a journal: files of rows in checksummed blocks, {@code docs/journal.md}, Snapshots. What the rows mean is the
 * core's matter; that they are what was written, and of this journal, is this package's.
 */
package org.ringbook.journal.snapshot;
