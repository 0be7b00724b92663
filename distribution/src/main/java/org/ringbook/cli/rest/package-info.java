/** The REST gateway: as a process of its own, or within an engine's. */
package org.ringbook.cli.rest;
