/**
 * A market simulator: makers who quote and follow the value, takers who know it, others who trade for no reason and leave orders
 * about, and news. All chance comes from one seed.
 *
 * <p>Its shape against recorded flow, each played as the steps of this module (per cent of all steps; sizes and distances as 50th
 * and 90th percentile; distance of a new order from the best price of its side, in ticks; AAPL on Nasdaq 2012-06-21 half an hour, ESH4
 * on CME 2023-12-25 half an hour, PETR4F on B3 2015-11-03, BTC/USD on Bitstamp 2015-05-01 three hours; simulated: 100,000 steps,
 * seed 7, price 585.00, typical size 100):
 *
 * <pre>
 *                          AAPL     ESH4   PETR4F  BTC/USD   simulated
 *   new orders             49.9     43.3     12.3     50.7        47.1
 *   cancels                45.5     25.9      3.7     49.0        45.0
 *   replaces                0.6     24.2     84.0      0.3         4.0
 *   aggressors              4.1      6.6      5.9      0.7         4.0
 *   fills per step        0.051    0.121    0.075    0.011       0.054
 *   fills per aggressor   1 / 2    1 / 3    1 / 2    1 / 2       1 / 2
 *   size               100 / 200   1 / 4  43 / 96        -   100 / 200
 *   distance              5 / 74  0 / 61   0 / 15  178 / 407    3 / 25
 *   resting at the end      361   10,877       74      175         236
 * </pre>
 *
 * <p>LOBSTER shows a replace as a cancel and a new order, B3's flow is one program that follows the price with replaces; the simulator
 * lies between.
 */
package org.ringbook.flow.simulator;
