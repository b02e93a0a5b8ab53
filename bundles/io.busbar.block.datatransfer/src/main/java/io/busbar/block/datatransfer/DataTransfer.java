package io.busbar.block.datatransfer;

import io.busbar.ocpp.api.CallHandler;
import io.busbar.ocpp.api.DataTransferHandler;
import io.busbar.ocpp.api.Handles;
import io.busbar.ocpp.api.RpcException;
import io.busbar.ocpp.api.Vendor;
import io.busbar.ocpp.messages.datatransfer.DataTransferRequest;
import io.busbar.ocpp.messages.datatransfer.DataTransferResponse;
import io.busbar.ocpp.messages.datatransfer.DataTransferStatus;
import io.busbar.station.api.loop.StationLoop;
import io.busbar.station.api.model.ComponentId;
import io.busbar.station.api.model.DeviceModel;
import io.busbar.station.api.model.Variable;
import io.busbar.station.api.model.VariableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.util.promise.Promise;

/** DataTransfer (P01): hands a vendor's message to that vendor's handler, if there is one and it is switched on. */
@Component
@Handles("DataTransfer")
public final class DataTransfer implements CallHandler<DataTransferRequest, DataTransferResponse> {

    private static final ComponentId CONTROLLER = ComponentId.of("CustomizationCtrlr");

    private record Plugged(String vendorId, DataTransferHandler handler, Variable<Boolean> enabled) {}

    private final StationLoop loop;
    private final DeviceModel model;
    private final List<Plugged> handlers = new ArrayList<>();

    @Activate
    public DataTransfer(@Reference StationLoop loop, @Reference DeviceModel model) {
        this.loop = loop;
        this.model = model;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindHandler(DataTransferHandler handler, Map<String, Object> properties) {
        String vendorId = (String) properties.get(Vendor.VENDOR);
        loop.execute(() -> {
            Variable<Boolean> enabled = handlers.stream().filter(plugged -> plugged.vendorId.equalsIgnoreCase(vendorId)).findFirst()
                    .map(Plugged::enabled).orElseGet(() -> model.declare(CONTROLLER,
                            VariableSpec.bool("CustomImplementationEnabled", true).instance(instance(vendorId)).readWrite()));
            handlers.add(new Plugged(vendorId, handler, enabled));
        });
    }

    void unbindHandler(DataTransferHandler handler) {
        loop.execute(() -> handlers.stream().filter(plugged -> plugged.handler == handler).toList().forEach(removed -> {
            handlers.remove(removed);
            if (handlers.stream().noneMatch(plugged -> plugged.vendorId.equalsIgnoreCase(removed.vendorId))) {
                model.withdraw(removed.enabled.id());
            }
        }));
    }

    /** An instance has 50 characters at most; a longer vendorId is distinguished by its end. */
    private static String instance(String vendorId) {
        return vendorId.length() <= 50 ? vendorId : vendorId.substring(vendorId.length() - 50);
    }

    @Override
    public Promise<DataTransferResponse> handle(DataTransferRequest request) throws RpcException {
        for (Plugged plugged : handlers) {
            if (plugged.vendorId.equalsIgnoreCase(request.vendorId()) && plugged.enabled.value()) {
                return plugged.handler.handle(request);
            }
        }
        return loop.resolved(new DataTransferResponse(DataTransferStatus.UnknownVendorId));
    }
}
