/**
 * Follows the journal into SQL: each follower applies the records in their order, each exactly once, to tables of its own.
 *
 * <pre>
 *   journal ──▶ reader ──record──▶ projection ──rows──▶ ┐ one transaction:
 *                 ▲                                      ├ rows of whole records,
 *                 └── seeks behind the position ◀──────  ┘ and the position behind them
 * </pre>
 *
 * <p>A follower's tables are a <em>build</em>: a schema of its own, {@code balances_1}. A rebuild makes the next one beside it and, once
 * that has caught up, moves one pointer. Whatever ends a transaction early is undone by the database, and the follower begins again
 * behind the position that it finds there: start-up is the only recovery there is.
 */
package org.ringbook.followers;
