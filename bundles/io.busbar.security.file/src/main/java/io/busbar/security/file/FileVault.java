package io.busbar.security.file;

import io.busbar.security.api.KeyVault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** A file for each private key (PKCS#8, DER), which its owner alone may read. */
@Component
public final class FileVault implements KeyVault {

    private final Path folder;

    @Activate
    public FileVault(BundleContext context) throws IOException {
        this(Path.of(String.valueOf(context.getProperty("io.busbar.data"))).resolve("keys"));
    }

    FileVault(Path folder) throws IOException {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            sync(folder.toAbsolutePath().getParent());
        }
    }

    @Override
    public KeyPair create(String name, Kind kind) throws IOException {
        Path file = file(name, kind == Kind.EC_P256 ? "ec" : "rsa");
        if (find(name).isPresent()) {
            throw new IOException("there is a key of the name " + name);
        }
        KeyPair pair = generate(kind);
        Path fresh = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer content = ByteBuffer.wrap(pair.getPrivate().getEncoded());
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
        return pair;
    }

    private static KeyPair generate(Kind kind) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind == Kind.EC_P256 ? "EC" : "RSA");
            switch (kind) {
                case EC_P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
                case RSA_2048 -> generator.initialize(2048);
                case RSA_3072 -> generator.initialize(3072);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java platform cannot make a key of the kind " + kind, e);
        }
    }

    @Override
    public Optional<PrivateKey> find(String name) throws IOException {
        for (String algorithm : new String[]{"ec", "rsa"}) {
            Path file = file(name, algorithm);
            if (Files.exists(file)) {
                try {
                    return Optional
                            .of(KeyFactory.getInstance(algorithm.toUpperCase(Locale.ROOT))
                                    .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(file))));
                } catch (GeneralSecurityException e) {
                    throw new IOException("the key " + file + " cannot be read", e);
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public void delete(String name) throws IOException {
        boolean deleted = Files.deleteIfExists(file(name, "ec"));
        if (deleted | Files.deleteIfExists(file(name, "rsa"))) {
            sync(folder);
        }
    }

    private Path file(String name, String algorithm) {
        if (!name.matches("[a-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a key's name is 1 to 64 of a-z, 0-9 and -, found: " + name);
        }
        return folder.resolve(name + "." + algorithm + ".pk8");
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
