/** Following the journal into SQL, replaying it into another database, and reconciling what came of it. */
package org.ringbook.cli.follow;
