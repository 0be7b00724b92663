/** What the core remembers of orders besides the books: client order ids. */
package org.ringbook.core.orders;
