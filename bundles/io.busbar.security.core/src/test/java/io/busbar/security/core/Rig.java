package io.busbar.security.core;

import io.busbar.security.api.CredentialRefusedException;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.Identities;
import io.busbar.security.api.IdentityUse;
import io.busbar.security.api.KeyVault;
import io.busbar.security.api.TrustUse;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.VariableSpec;
import io.busbar.testkit.TestStation;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A station whose credentials are in the test's hand. */
final class Rig {

    static final Settings SETTINGS = settings(false);

    static Settings settings(boolean additionalCheck) {
        return new Settings(10, additionalCheck, KeyVault.Kind.EC_P256, Path.of("nowhere"), Optional.empty());
    }

    /** Survives power cuts, as hardware does. */
    static final class MemoryVault implements KeyVault {

        final Map<String, KeyPair> keys = new HashMap<>();

        @Override
        public KeyPair create(String name, Kind kind) throws IOException {
            try {
                KeyPair made = Ca.keys(kind == Kind.EC_P256 ? "EC" : "RSA", kind == Kind.EC_P256 ? 256 : 2048);
                keys.put(name, made);
                return made;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        @Override
        public Optional<PrivateKey> find(String name) {
            return Optional.ofNullable(keys.get(name)).map(KeyPair::getPrivate);
        }

        @Override
        public void delete(String name) {
            keys.remove(name);
        }
    }

    final TestStation station;
    final Settings settings;
    final MemoryVault vault;
    final CredentialStore credentials;
    final List<String> told = new ArrayList<>();

    Rig(Settings settings) {
        this(new TestStation(), settings, new MemoryVault());
    }

    private Rig(TestStation station, Settings settings, MemoryVault vault) {
        this.station = station;
        this.settings = settings;
        this.vault = vault;
        station.model().declare(ComponentId.of("SecurityCtrlr"), VariableSpec.text("Identity", "CS-1"));
        Vaults vaults = new Vaults();
        vaults.add(vault, 0);
        credentials = new CredentialStore(station.loop(), station.clock(), station.store(), station.security(), station.model(),
                station.variables(), vaults, settings);
        credentials.add(new CredentialsListener() {

            @Override
            public void rootsChanged(TrustUse use) {
                told.add("roots " + use);
            }

            @Override
            public void identityChanged(IdentityUse use) {
                told.add("identity " + use);
            }
        });
        station.get(credentials.open());
        station.write("SecurityCtrlr.OrganizationName", "Operator, \"North\" + Co");
    }

    Rig powerCut() {
        return new Rig(station.powerCut(), settings, vault);
    }

    Identities identities() {
        return credentials.identities();
    }

    void trust(TrustUse use, X509Certificate root) {
        station.get(credentials.roots().install(use, root));
    }

    String refused(TrustUse use, X509Certificate root) {
        return ((CredentialRefusedException) station.failure(credentials.roots().install(use, root))).getMessage();
    }

    String request() {
        return station.get(identities().request(IdentityUse.CHARGING_STATION));
    }

    void install(Object... chain) throws Exception {
        station.get(identities().install(IdentityUse.CHARGING_STATION, Ca.pem(chain)));
    }

    String refused(String pem) {
        return ((CredentialRefusedException) station.failure(identities().install(IdentityUse.CHARGING_STATION, pem))).getMessage();
    }

    Optional<X509Certificate> used() {
        return identities().of(IdentityUse.CHARGING_STATION).map(own -> own.certificate());
    }

    List<String> events() {
        return station.security().entries().stream().map(entry -> entry.type()).toList();
    }
}
