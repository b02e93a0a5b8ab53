/** A part of OCPP 1.6J, in the words of its own messages. */
package io.busbar.ocpp.dialect.v16;
