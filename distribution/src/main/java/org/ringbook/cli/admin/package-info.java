/**
 * What operators do: assets, markets, accounts, money, fees, each a command in the journal.
 */
package org.ringbook.cli.admin;
