package io.busbar.ocpp.api;

/** Error codes of a CALLERROR (OCPP 2.0.1 part 4, 4.3). Dialects of other versions translate. */
public enum RpcErrorCode {
    FormatViolation, GenericError, InternalError, MessageTypeNotSupported, NotImplemented, NotSupported, OccurrenceConstraintViolation,
    PropertyConstraintViolation, ProtocolError, RpcFrameworkError, SecurityError, TypeConstraintViolation
}
