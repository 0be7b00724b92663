/**
 * Order flow: recorded orders of real exchanges and simulated ones, as steps that any engine can carry out, and the comparison of what it
 * does with what the exchange did. It knows no engine: one is a {@link org.ringbook.flow.FlowTarget}.
 *
 * <pre>
 *   file ─rows▶ translator ─steps▶ FlowPlayer ─submit▶ FlowTarget ─outcomes▶ FlowChecker ─▶ FlowReport
 *                   │                                  (MirrorBook,
 *                   └─ MirrorBook predicts              or an engine)
 * </pre>
 *
 * <p>Each step carries what must hold after it: the exchange's fills, its book, and the outcome that plain price-time priority gives.
 * Since the translator has a book of its own, it never waits for the target.
 */
package org.ringbook.flow;
