/**
 * The journal: appends, follows, seeks and verifies records. Chronicle Queue stays inside this module; no public type
 * shows it.
 *
 * <pre>
 *  core thread: Journal ── RecordBatch ──▶ ChronicleLog ──▶ run-00000001/19700101-01F.cq4 ─┐
 *                  └──── after the commit, or the sync ──▶ journal.mark ───────────────────┤
 *  any process: JournalReader ◀── never past the mark ─────────────────────────────────────┘
 * </pre>
 *
 * <p>Chronicle writes; it never reads and never reopens. Every life of a writer has a run directory of its own, which
 * is a whole Chronicle queue, so what a kill, a flipped byte or a full disk did to an earlier run can't mislead the
 * next one. Reading walks the files' documents itself, as Chronicle's tailer can't tell a hole from the end.
 */
package org.ringbook.journal;
