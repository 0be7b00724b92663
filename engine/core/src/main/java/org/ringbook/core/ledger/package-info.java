/** Accounts and what they own: assets, balances, fees, deposits and withdrawals. Every amount is a whole number of units. */
package org.ringbook.core.ledger;
