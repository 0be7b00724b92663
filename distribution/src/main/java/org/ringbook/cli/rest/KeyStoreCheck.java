package org.ringbook.cli.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;

/** Whether TLS can be served with a key store. */
final class KeyStoreCheck {
    private KeyStoreCheck() {}

    /**
     * Opens it.
     *
     * @param file     PKCS #12 or JKS.
     * @param password of it and of its key.
     * @throws Failure if there is no key in it that can be had.
     */
    static void check(final Path file, final String password) {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw failure("cannot read the key store: " + file, null);
        }
        try {
            if (!hasKey(KeyStore.getInstance(file.toFile(), password.toCharArray()), password)) {
                throw failure("there is no private key in the key store: " + file, null);
            }
        } catch (final KeyStoreException e) {
            throw failure(
                    file + " is not a PKCS #12 file; of PEM files one is made by: openssl pkcs12 -export -in cert.pem"
                            + " -inkey key.pem -out tls.p12",
                    e);
        } catch (final IOException | GeneralSecurityException e) {
            throw failure("cannot open the key store with that password: " + file, e);
        }
    }

    private static boolean hasKey(final KeyStore store, final String password) throws GeneralSecurityException {
        for (final String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias) && store.getKey(alias, password.toCharArray()) != null) {
                return true;
            }
        }
        return false;
    }

    private static Failure failure(final String text, final Exception cause) {
        return new Failure(ExitStatus.USAGE, text, cause);
    }
}
