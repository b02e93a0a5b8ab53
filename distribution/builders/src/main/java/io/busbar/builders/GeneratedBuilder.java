package io.busbar.builders;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose builder the compiler generates: for {@code Reading} the class {@code ReadingBuilder} of the same package, with a setter for each component
 * and {@code build()}. Its constructors, one empty and one that copies a record, are for the record itself:
 *
 * <pre>
 * public static ReadingBuilder builder() {
 *     return new ReadingBuilder();
 * }
 *
 * public ReadingBuilder toBuilder() {
 *     return new ReadingBuilder(this);
 * }
 * </pre>
 *
 * <p>
 * What is not set is null. A component of a primitive type has to be set: otherwise {@code build()} throws a NullPointerException with its name.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface GeneratedBuilder {}
