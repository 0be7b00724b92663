package org.ringbook.rest.stream;

import org.ringbook.client.venue.ApiKey;

/** Who may open a stream. Called on the server's threads; may take some tens of milliseconds. */
@FunctionalInterface
public interface Credentials {
    /**
     * Looks at a key and its secret.
     *
     * @param keyId   the key.
     * @param secret  its secret.
     * @param address whose.
     * @return the key.
     * @throws RuntimeException if it is refused; its message may be told.
     */
    ApiKey check(String keyId, String secret, String address);
}
