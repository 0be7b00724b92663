/**
 * What the back office settles, as rows: every movement of money between accounts or across the exchange's border, and every
 * withdrawal with its state. {@link org.ringbook.followers.settlement.SettlementReader} reads it from records and knows no database;
 * {@link org.ringbook.followers.settlement.SettlementProjection} writes it. Days, batches and files are made from it by the module
 * {@code replay-tools/settlement}.
 */
package org.ringbook.followers.settlement;
