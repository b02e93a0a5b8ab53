package io.busbar.ocpp.messages;

import java.util.Optional;

/**
 * An action and its messages.
 *
 * @param name as in the frame
 * @param request the message that asks, or the unconfirmed message
 * @param response the message that answers; empty for an unconfirmed message
 * @param direction who sends the request
 * @param since21 OCPP 2.0.1 does not have this action
 */
public record ActionType(
        String name,
        Class<? extends Message> request,
        Optional<Class<? extends Response>> response,
        Direction direction,
        boolean since21) {}
