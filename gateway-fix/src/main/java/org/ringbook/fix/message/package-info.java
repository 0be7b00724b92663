/** A message as it came in: its tags in order, and whether its structure is sound. */
package org.ringbook.fix.message;
