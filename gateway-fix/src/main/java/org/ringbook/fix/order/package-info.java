/** What a session asks: orders, changes and cancels become commands to the engine, or are refused with a reason. */
package org.ringbook.fix.order;
