/**
 * B3 (BM&amp;FBOVESPA) order events: every order, update, cancel and trade of one share, aggressors included. Prices are
 * centavos, quantities shares.
 */
package org.ringbook.flow.b3;
