/** Ringbook's processes together: killed, stopped, restarted, with a client that must neither lose nor repeat anything. */
package org.ringbook.it;
