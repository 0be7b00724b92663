/** Opens any recorded file as a stream of steps: what a player needs to know of the formats. */
package org.ringbook.flow.play;
