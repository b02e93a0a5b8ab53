package io.busbar.builders;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The text of one builder. */
final class BuilderSource {

    private record Component(String name, String type, String fieldType, boolean primitive) {

        String value() {
            return primitive ? "java.util.Objects.requireNonNull(" + name + ", \"" + name + "\")" : name;
        }
    }

    private final String packageName;
    private final String record;
    private final String name;
    private final String visibility;
    private final List<Component> components;

    BuilderSource(TypeElement type, ProcessingEnvironment environment) {
        packageName = environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
        String qualified = type.getQualifiedName().toString();
        record = packageName.isEmpty() ? qualified : qualified.substring(packageName.length() + 1);
        name = type.getSimpleName() + "Builder";
        visibility = type.getModifiers().contains(Modifier.PUBLIC) ? "public " : "";
        components = ElementFilter.recordComponentsIn(type.getEnclosedElements()).stream()
                .map(component -> component(component, environment)).toList();
    }

    private static Component component(RecordComponentElement component, ProcessingEnvironment environment) {
        TypeMirror type = component.getAccessor().getReturnType();
        boolean primitive = type instanceof PrimitiveType;
        String plain = primitive ? type.getKind().name().toLowerCase(Locale.ROOT) : withoutAnnotations(type);
        String field = primitive
                ? environment.getTypeUtils().boxedClass((PrimitiveType) type).getQualifiedName().toString()
                : plain;
        return new Component(component.getSimpleName().toString(), plain, field, primitive);
    }

    /** Annotations of the type's use are for the record's reader. */
    private static String withoutAnnotations(TypeMirror type) {
        return type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?,? ?", "");
    }

    String qualifiedName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        if (!packageName.isEmpty()) {
            out.append("package ").append(packageName).append(";\n\n");
        }
        out.append("/** Builder of {@link ").append(record).append("}. */\n");
        out.append("@javax.annotation.processing.Generated(\"").append(BuilderProcessor.class.getName()).append("\")\n");
        out.append(visibility).append("final class ").append(name).append(" {\n\n");
        components.forEach(one -> out.append("    private ").append(one.fieldType).append(' ').append(one.name).append(";\n"));
        out.append("\n    ").append(name).append("() {}\n\n");
        out.append("    ").append(name).append('(').append(record).append(" from) {\n");
        components.forEach(one -> out.append("        this.").append(one.name).append(" = from.").append(one.name).append("();\n"));
        out.append("    }\n\n");
        components.forEach(one -> setter(out, one));
        out.append("    ").append(visibility).append(record).append(" build() {\n        return new ").append(record).append('(')
                .append(components.stream().map(Component::value).collect(Collectors.joining(", "))).append(");\n    }\n}\n");
        return out.toString();
    }

    private void setter(StringBuilder out, Component one) {
        out.append("    ").append(visibility).append(name).append(' ').append(one.name).append('(').append(one.type).append(' ')
                .append(one.name)
                .append(") {\n        this.").append(one.name).append(" = ").append(one.name).append(";\n        return this;\n    }\n\n");
    }
}
