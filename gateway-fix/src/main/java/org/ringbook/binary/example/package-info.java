/** How a market maker uses the client library. */
package org.ringbook.binary.example;
