/** What gateways ask of the past of orders, and of the trades that came of them. Implemented by the follower {@code orders}. */
package org.ringbook.readmodel.orders;
