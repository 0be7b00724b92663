/** Order books of other engines behind the flows that Ringbook's own is measured with. */
package org.ringbook.peers;
