/** The follower {@code orders}: every accepted order as it is now, the client order ids, and every trade. */
package org.ringbook.followers.orders;
