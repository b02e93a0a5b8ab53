package io.busbar.config.api;

import aQute.bnd.annotation.xml.XMLAttribute;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a text in a component's configuration must be, beyond what the standard's {@code AttributeDefinition} can say. On a method of a component's
 * configuration type that has an {@code AttributeDefinition} too. Read at build time only, into the bundle's metatype description; the station checks
 * configurations against that before anything starts.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@XMLAttribute(namespace = ConfigurationValue.NAMESPACE, prefix = "busbar")
public @interface ConfigurationValue {

    /** Namespace of the attributes in the metatype description. */
    String NAMESPACE = "https://busbar.io/xmlns/configuration/v1.0.0";

    /** Regular expression that the whole text matches; empty for any. */
    String pattern() default "";

    /** What a text that does not match should have been, as words after "must be": {@code an address like wss://host/path}. */
    String expected() default "";

    /** {@code file} or {@code folder} if the text is the path of one that must exist. */
    String path() default "";
}
