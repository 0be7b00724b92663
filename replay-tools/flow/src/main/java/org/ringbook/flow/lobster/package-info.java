/**
 * LOBSTER files: the messages of one Nasdaq share that change its visible book, and that book's best levels after each. Prices
 * are 1/10000 USD, quantities shares, times seconds after midnight. Source: LOBSTER's file format description.
 */
package org.ringbook.flow.lobster;
