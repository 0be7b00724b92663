/**
 * Makes words of records by the schema itself, as the build left it behind: a message that is added to the schema is told
 * without a line of code here. What a field means is known by its type there: ticks, lots, units, times, ids.
 */
package org.ringbook.audit.decode;
