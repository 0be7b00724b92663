package org.ringbook.tidy;

/** A place in the sources, what is wrong there, and what to write instead. */
record Finding(String file, int line, String what, String instead) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + "; instead: " + instead;
    }
}
