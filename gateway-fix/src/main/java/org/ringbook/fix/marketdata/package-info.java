/**
 * Market data for FIX sessions: who subscribed to what, and what they are told. All of it is made of the books that the gateway builds from the event
 * stream; nothing here is kept over the end of a session.
 */
package org.ringbook.fix.marketdata;
