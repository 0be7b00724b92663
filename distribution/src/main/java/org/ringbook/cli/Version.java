package org.ringbook.cli;

import picocli.CommandLine.IVersionProvider;

/** Version of this build and of the JVM under it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"ringbook " + text() + " (Java " + Runtime.version() + ")"};
    }

    static String text() {
        final String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
