package io.busbar.security.core;

import io.busbar.config.api.ConfigurationValue;
import io.busbar.security.api.CredentialsListener;
import io.busbar.security.api.Identities;
import io.busbar.security.api.InstalledCertificates;
import io.busbar.security.api.KeyVault;
import io.busbar.security.api.Succession;
import io.busbar.security.api.TrustedRoots;
import io.busbar.station.api.control.SecurityEvents;
import io.busbar.station.api.loop.StationClock;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variables;
import io.busbar.station.api.module.Neighbours;
import io.busbar.store.api.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credentials as services. They are there when what is stored has been read, with its keys, so that nobody sees half of it. */
@Component(service = {}, immediate = true, configurationPid = "io.busbar.security")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.security.api.Identities\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.security.api.InstalledCertificates\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.security.api.Succession\"")
@Capability(namespace = "osgi.service", attribute = "objectClass:List<String>=\"io.busbar.security.api.TrustedRoots\"")
@Designate(ocd = SecurityCore.Config.class)
public final class SecurityCore {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityCore.class);

    /** PID {@code io.busbar.security}. */
    @ObjectClassDefinition
    @interface Config {

        /** Certificates that are installed at most. */
        @AttributeDefinition(min = "1", max = "1000")
        int certificateEntries() default 40;

        /** Whether a new CSMS root must be signed by the one that it replaces (M05.FR.09 to FR.16). */
        boolean additionalRootCertificateCheck() default false;

        /** Of new keys: EC_P256, RSA_2048 or RSA_3072. */
        KeyVault.Kind keyKind() default KeyVault.Kind.EC_P256;

        /** Folder of manufacturer's roots that are trusted from the start; by default etc/manufacturer-roots of the installation. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "folder")
        String manufacturerRoots() default "";

        /** PEM file of the station's first private key towards the CSMS; it stays there. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "file")
        String key() default "";

        /** PEM file of the certificate for that key, and its issuers. */
        @AttributeDefinition(required = false)
        @ConfigurationValue(path = "file")
        String certificates() default "";
    }

    private final BundleContext context;
    private final StationLoop loop;
    private final Neighbours neighbours;
    private final Vaults vaults = new Vaults();
    private final List<ServiceRegistration<?>> registered = new CopyOnWriteArrayList<>();
    private CredentialStore credentials;
    private volatile boolean closed;
    /** What is stored has been read; on the loop. */
    private boolean opened;

    @Activate
    public SecurityCore(BundleContext context, @Reference StationLoop loop, @Reference StationClock clock, @Reference Store store,
            @Reference SecurityEvents security, @Reference DeviceModel model, @Reference Variables variables,
            @Reference Neighbours neighbours, Config config) {
        this.context = context;
        this.loop = loop;
        this.neighbours = neighbours;
        Settings settings = settings(context, config);
        loop.execute(() -> credentials = new CredentialStore(loop, clock, store, security, model, variables, vaults, settings));
    }

    private static Settings settings(BundleContext context, Config config) {
        if (config.key().isBlank() != config.certificates().isBlank()) {
            throw new IllegalArgumentException("key and certificates belong together");
        }
        Path roots = config.manufacturerRoots().isBlank()
                ? Path.of(String.valueOf(context.getProperty("io.busbar.home")), "etc", "manufacturer-roots")
                : Path.of(config.manufacturerRoots());
        return new Settings(config.certificateEntries(), config.additionalRootCertificateCheck(), config.keyKind(), roots,
                config.key().isBlank()
                        ? Optional.empty()
                        : Optional.of(new Settings.Delivered(Path.of(config.key()), Path.of(config.certificates()))));
    }

    @Activate
    void open() {
        loop.execute(() -> credentials.open().onSuccess(complete -> {
            opened = true;
            if (complete) {
                register();
            } else {
                LOG.warn("keys of the station are in none of its vaults; they are waited for until all installed modules are present");
                neighbours.whenAllPresent(() -> credentials.loadKeys().onResolve(this::register));
            }
        }));
    }

    private void register() {
        if (!closed && registered.isEmpty()) {
            register(TrustedRoots.class, credentials.roots());
            register(Identities.class, credentials.identities());
            register(Succession.class, credentials);
            register(InstalledCertificates.class, credentials);
        }
    }

    private <T> void register(Class<T> type, T service) {
        registered.add(context.registerService(type, service, null));
    }

    @Deactivate
    void close() {
        closed = true;
        registered.forEach(ServiceRegistration::unregister);
    }

    // ---- services

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindVault(KeyVault vault, Map<String, Object> properties) {
        vaults.add(vault, properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0);
        loop.execute(() -> credentials.loadKeys().onSuccess(complete -> {
            if (complete && opened) {
                register();
            }
        }));
    }

    void unbindVault(KeyVault vault) {
        vaults.remove(vault);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindListener(CredentialsListener listener) {
        loop.execute(() -> credentials.add(listener));
    }

    void unbindListener(CredentialsListener listener) {
        loop.execute(() -> credentials.remove(listener));
    }
}
