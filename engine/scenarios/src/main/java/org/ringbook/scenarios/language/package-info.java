/**
 * The language of scenarios: what is done and what must come of it, in the words of the market, and hosts that play it.
 * {@link org.ringbook.scenarios.language.ScenarioParser} says how a file is read.
 */
package org.ringbook.scenarios.language;
