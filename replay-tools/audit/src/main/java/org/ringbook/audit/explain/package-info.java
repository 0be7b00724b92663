/** Tells the life of an order and the statement of an account in a person's words, each line with the record it comes from. */
package org.ringbook.audit.explain;
