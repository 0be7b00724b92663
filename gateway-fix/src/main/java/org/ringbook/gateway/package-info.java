/** What the gateways of this module share. */
package org.ringbook.gateway;
