/** What the commands and options of all gateways share. */
package org.ringbook.cli.gateway;
