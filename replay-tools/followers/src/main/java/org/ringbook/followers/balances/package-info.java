/** The follower {@code balances}: a double-entry ledger of everything that moved, and what its numbers are of. */
package org.ringbook.followers.balances;
