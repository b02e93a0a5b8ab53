package io.busbar.ocpp.dialect.v16;

import io.busbar.ocpp.messages.Length;
import io.busbar.ocpp.messages.Required;
import io.busbar.ocpp.messages.Response;
import java.time.Instant;
import java.util.List;

/** Payloads of OCPP 1.6, as far as they are used here. Public, as the codec makes them. */
public final class Messages {

    private Messages() {}

    public record BootNotification(@Required @Length(max = 20) String chargePointVendor,
            @Required @Length(max = 20) String chargePointModel,
            @Length(max = 25) String chargePointSerialNumber, @Length(max = 50) String firmwareVersion) implements Response {}

    public record BootNotificationConf(@Required String status, @Required Instant currentTime,
            @Required Integer interval) implements Response {}

    public record Heartbeat() implements Response {}

    public record HeartbeatConf(@Required Instant currentTime) implements Response {}

    public record StatusNotification(@Required Integer connectorId, @Required String errorCode, @Required String status, Instant timestamp)
            implements
                Response {}

    public record Authorize(@Required @Length(max = 20) String idTag) implements Response {}

    public record IdTagInfo(@Required String status, Instant expiryDate, @Length(max = 20) String parentIdTag) {}

    public record AuthorizeConf(@Required IdTagInfo idTagInfo) implements Response {}

    public record StartTransaction(@Required Integer connectorId, @Required @Length(max = 20) String idTag, @Required Integer meterStart,
            @Required Instant timestamp) implements Response {}

    public record StartTransactionConf(@Required IdTagInfo idTagInfo, @Required Integer transactionId) implements Response {}

    public record StopTransaction(@Required Integer transactionId, @Required Integer meterStop, @Required Instant timestamp, String reason,
            @Length(max = 20) String idTag) implements Response {}

    public record StopTransactionConf(IdTagInfo idTagInfo) implements Response {}

    public record GetConfiguration(List<String> key) implements Response {}

    public record KeyValue(@Required @Length(max = 50) String key, @Required Boolean readonly, @Length(max = 500) String value) {}

    public record GetConfigurationConf(List<KeyValue> configurationKey, List<String> unknownKey) implements Response {}

    public record ChangeConfiguration(@Required @Length(max = 50) String key,
            @Required @Length(max = 500) String value) implements Response {}

    public record Reset(@Required String type) implements Response {}

    public record StatusConf(@Required String status) implements Response {}

    /** An answer without content. */
    public record Empty() implements Response {}
}
