/** What messages there are and what may be in them: the FIX dictionary that codecs, checks and clients share. */
package org.ringbook.fix.dictionary;
