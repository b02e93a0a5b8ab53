package io.busbar.security.core;

import io.busbar.security.api.KeyVault;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The key vaults that are there, the one for new keys first. Any thread. */
final class Vaults {

    private record Ranked(KeyVault vault, int ranking) {}

    private final List<Ranked> all = new ArrayList<>();

    synchronized void add(KeyVault vault, int ranking) {
        all.add(new Ranked(vault, ranking));
        all.sort(Comparator.comparingInt(Ranked::ranking).reversed());
    }

    synchronized void remove(KeyVault vault) {
        all.removeIf(ranked -> ranked.vault == vault);
    }

    synchronized List<KeyVault> list() {
        return all.stream().map(Ranked::vault).toList();
    }

    KeyVault first() throws IOException {
        return list().stream().findFirst().orElseThrow(() -> new IOException("the station has no vault for private keys"));
    }

    Optional<PrivateKey> find(String name) throws IOException {
        for (KeyVault vault : list()) {
            Optional<PrivateKey> key = vault.find(name);
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    void delete(String name) throws IOException {
        for (KeyVault vault : list()) {
            vault.delete(name);
        }
    }
}
