package io.busbar.tools;

import io.busbar.update.format.Signatures;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

/** A pair of keys on disk: {@code NAME.key} with the private half in PKCS#8 and {@code NAME.pub} beside it, both PEM. */
public final class KeyFile {

    private static final String PRIVATE = ".key";
    private static final String PUBLIC = ".pub";

    private KeyFile() {}

    /** @param name of the files, without their endings; neither may be there */
    public static KeyPair create(Path name) throws IOException {
        KeyPair keys = Signatures.newKeys();
        Path secret = name.resolveSibling(name.getFileName() + PRIVATE);
        Path open = name.resolveSibling(name.getFileName() + PUBLIC);
        if (Files.exists(open)) {
            throw new FileAlreadyExistsException(open.toString());
        }
        if (Files.getFileStore(name.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
        Files.writeString(secret, Signatures.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Files.writeString(open, Signatures.pem("PUBLIC KEY", keys.getPublic().getEncoded()), StandardOpenOption.CREATE_NEW);
        return keys;
    }

    /** @param secret {@code NAME.key}; {@code NAME.pub} lies beside it */
    public static KeyPair read(Path secret) throws IOException {
        String file = secret.getFileName().toString();
        Path open = secret.resolveSibling((file.endsWith(PRIVATE) ? file.substring(0, file.length() - PRIVATE.length()) : file) + PUBLIC);
        PrivateKey key = Signatures.readPrivate(secret);
        PublicKey publicKey = Signatures.readPublic(open);
        if (!Signatures.pair(publicKey, key)) {
            throw new IOException(open + " is not the public half of " + secret);
        }
        return new KeyPair(publicKey, key);
    }
}
