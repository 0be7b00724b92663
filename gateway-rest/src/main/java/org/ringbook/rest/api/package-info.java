/** What is said at each address: a function from a request to an answer, over the view of the exchange and the order desk. */
package org.ringbook.rest.api;
