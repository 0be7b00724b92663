/** The back office's commands: settlement days, payments, and what banks and chains say. */
package org.ringbook.cli.settle;
