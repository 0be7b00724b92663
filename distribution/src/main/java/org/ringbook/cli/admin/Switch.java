package org.ringbook.cli.admin;

/** As people say it. */
enum Switch {
    ON,
    OFF
}
