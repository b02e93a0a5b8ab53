package io.busbar.ocpp.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Number of entries of a list, both inclusive. A list without this holds at least one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Count {

    int min() default 1;

    int max() default Integer.MAX_VALUE;
}
