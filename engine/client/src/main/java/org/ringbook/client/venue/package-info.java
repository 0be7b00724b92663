/** What the event stream has told of the exchange so far: assets, markets, accounts, and keys. */
package org.ringbook.client.venue;
