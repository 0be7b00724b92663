/** What gateways ask of money that came in, went out or moved between accounts. Implemented by the follower {@code settlement}. */
package org.ringbook.readmodel.funding;
