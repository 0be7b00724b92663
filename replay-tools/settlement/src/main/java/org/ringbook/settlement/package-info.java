/**
 * The back office: settlement days, withdrawals and deposits, on the rows that the settlement follower has read from the journal.
 *
 * <pre>
 *   journal ──▶ follower "settlement" ──rows──▶ Days ──▶ obligations, files          (org.ringbook.settlement.files)
 *                                          └──▶ Withdrawals ──▶ batches, files
 *   bank, chain ──files──▶ readers ──entries──▶ Withdrawals, Deposits ──commands──▶ engine
 *                     (org.ringbook.settlement.imports)
 * </pre>
 *
 * <p>What follows from the journal is the follower's, and is rebuilt from it. What people and banks decided (days, batches, beneficiaries,
 * funding references, answers) is the back office's own, in the schema {@code office} of the same database; a rebuild of the follower
 * leaves it alone. Every decision names a sequence of the journal, so whatever is made of the two is the same each time.
 */
package org.ringbook.settlement;
