package org.ringbook.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.ringbook.audit.AuditException;
import org.ringbook.audit.RecordDigest;

/** Ed25519 keys in PEM files, as OpenSSL reads and writes them: PKCS#8 for the private key, SubjectPublicKeyInfo for the public one. */
public final class SealKeys {
    /** Ending of the public key's file. */
    public static final String PUBLIC_ENDING = ".pub";

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int PEM_LINE = 64;

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SealKeys(final PrivateKey privateKey, final PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Makes a new pair: the private key into a file that only its owner can read, the public one beside it.
     *
     * @param file of the private key; the public key's has the ending {@code .pub}.
     * @return the pair.
     * @throws AuditException if one of the files is there already, or can't be written.
     */
    public static SealKeys create(final Path file) {
        try {
            final var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            final Path publicFile = publicFile(file);
            if (Files.exists(publicFile)) {
                throw new FileAlreadyExistsException(publicFile.toString());
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, pem(PRIVATE, pair.getPrivate().getEncoded()));
            Files.writeString(publicFile, pem(PUBLIC, pair.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
            return new SealKeys(pair.getPrivate(), pair.getPublic());
        } catch (final FileAlreadyExistsException e) {
            throw new AuditException("a key is never overwritten: " + e.getMessage() + " is there already", e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write the key: " + file, e);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /**
     * Where the public key of a private key's file is.
     *
     * @param file of the private key.
     * @return the file with the ending {@code .pub}.
     */
    public static Path publicFile(final Path file) {
        return file.resolveSibling(file.getFileName() + PUBLIC_ENDING);
    }

    /**
     * Reads a pair.
     *
     * @param file of the private key, which only its owner may be able to read; its public key is beside it.
     * @return the pair.
     * @throws AuditException if a file is missing, open to others, or no such key.
     */
    public static SealKeys read(final Path file) {
        requireOwnerOnly(file);
        final byte[] encoded = readPem(file, PRIVATE);
        try {
            final PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            final SealKeys keys = new SealKeys(key, readPublic(publicFile(file)));
            final byte[] probe = {1};
            if (!verify(keys.publicKey, probe, keys.sign(probe))) {
                throw new AuditException(publicFile(file) + " is not the public key of " + file);
            }
            return keys;
        } catch (final GeneralSecurityException e) {
            throw new AuditException(file + " holds no Ed25519 private key", e);
        }
    }

    private static void requireOwnerOnly(final Path file) {
        try {
            final Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            if (!permissions.isEmpty()) {
                throw new AuditException("others may use the private key " + file + ": chmod 600 " + file);
            }
        } catch (final NoSuchFileException e) {
            throw new AuditException("there is no key file " + file + "; --new-key makes one", e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the key: " + file, e);
        }
    }

    /**
     * Reads a public key.
     *
     * @param file in PEM.
     * @return the key.
     * @throws AuditException if there is none.
     */
    public static PublicKey readPublic(final Path file) {
        return decodePublic(readPem(file, PUBLIC), file.toString());
    }

    static PublicKey decodePublic(final byte[] encoded, final String where) {
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (final GeneralSecurityException e) {
            throw new AuditException(where + " holds no Ed25519 public key", e);
        }
    }

    private static byte[] readPem(final Path file, final String what) {
        try {
            final String text = Files.readString(file, StandardCharsets.US_ASCII);
            final String begin = "-----BEGIN " + what + "-----";
            final int from = text.indexOf(begin);
            final int to = text.indexOf("-----END " + what + "-----");
            if (from < 0 || to < from) {
                throw new AuditException(file + " holds no \"" + what + "\" in PEM");
            }
            return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        } catch (final NoSuchFileException e) {
            throw new AuditException("there is no key file " + file, e);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the key: " + file, e);
        }
    }

    private static String pem(final String what, final byte[] encoded) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + what + "-----\n";
    }

    /**
     * How people tell a key from another.
     *
     * @param key a public key.
     * @return SHA-256 of its encoding.
     */
    public static String fingerprint(final PublicKey key) {
        return "sha256:" + HexFormat.of().formatHex(RecordDigest.sha256().digest(key.getEncoded()));
    }

    /**
     * The public key.
     *
     * @return for whoever checks.
     */
    public PublicKey publicKey() {
        return publicKey;
    }

    byte[] sign(final byte[] message) {
        try {
            final Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs", e);
        }
    }

    static boolean verify(final PublicKey key, final byte[] message, final byte[] signed) {
        try {
            final Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (final GeneralSecurityException e) {
            return false; // a signature of another length or form is a wrong one
        }
    }
}
