package io.busbar.ocpp.messages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a field differs in OCPP 2.0.1. What is not set is as in 2.1. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface In201 {

    /** Longest string, in characters; in a list, of every entry. */
    int maxLength() default -1;

    /** Required in 2.0.1 though optional in 2.1. */
    boolean required() default false;

    /** A whole number in 2.0.1, any number in 2.1. */
    boolean integer() default false;

    /** The values 2.0.1 allows for a string that is free in 2.1; in a list, of every entry. */
    String[] oneOf() default {};
}
