/**
 * Proves what the exchange owes: a tree over all balances of an asset, each node with the sum of what is below it (Maxwell's
 * Merkle-sum tree, both children's sums bound into a node's hash), one root to publish, and for each account a proof that its
 * balance is in it. {@code docs/audit.md} has the construction to the byte, and what it does and does not prove.
 */
package org.ringbook.audit.liabilities;
