/** What the event stream has told of the exchange so far: assets, markets, accounts, and the keys that FIX sessions log on with. */
package org.ringbook.fix.venue;
