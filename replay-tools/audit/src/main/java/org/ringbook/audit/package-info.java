/**
 * The auditor: takes a journal at nobody's word. It re-executes every command and compares what comes of it with the
 * recorded events, and it books the recorded amounts by themselves, without any rules.
 *
 * <pre>
 *   journal ──▶ reader: CRC, sequence, holes
 *                 │ record
 *                 ├──▶ digest (SHA-256 over all records)
 *                 ├──▶ replica: fast core or independent one ──▶ same events, byte for byte?
 *                 └──▶ event ledger: the amounts in the events ──▶ nothing below zero; sums = deposits - paid out
 * </pre>
 */
package org.ringbook.audit;
