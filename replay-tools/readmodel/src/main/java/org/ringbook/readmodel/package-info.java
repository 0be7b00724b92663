/**
 * What gateways may ask of the past: interfaces and plain records, implemented by the followers. Numbers are whole ticks, lots and units,
 * times nanoseconds since the epoch; decimals are the edge's. Nothing here knows SQL.
 */
package org.ringbook.readmodel;
