/** Reading recorded files: compressed or plain, line by line, with errors that say where. */
package org.ringbook.flow.io;
