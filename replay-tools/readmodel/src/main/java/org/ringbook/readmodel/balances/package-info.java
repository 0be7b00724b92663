/** What gateways ask of balances and statements. Implemented by the follower {@code balances}. */
package org.ringbook.readmodel.balances;
