/** Tests of keys and the files that hold their secrets. */
package org.ringbook.cli.keys;
