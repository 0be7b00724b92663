/** The exchange as the event stream tells it, in memory, and the desk that takes orders to the engine. */
package org.ringbook.rest.exchange;
