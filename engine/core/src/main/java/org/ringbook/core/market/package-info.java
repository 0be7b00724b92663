/** Markets: what is traded for what, in which steps and bounds, and in which state. */
package org.ringbook.core.market;
