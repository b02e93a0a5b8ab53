package io.busbar.builders;

import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Writes the builders of records that are annotated with {@link GeneratedBuilder}. */
@SupportedAnnotationTypes("io.busbar.builders.GeneratedBuilder")
public final class BuilderProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(GeneratedBuilder.class)) {
            if (element.getKind() != ElementKind.RECORD || !((TypeElement) element).getTypeParameters().isEmpty()) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR,
                        "Only a record without type parameters can have a generated builder",
                        element);
            } else if (element.getModifiers().contains(Modifier.PRIVATE)) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "A private record cannot have a generated builder",
                        element);
            } else {
                write((TypeElement) element);
            }
        }
        return true;
    }

    private void write(TypeElement type) {
        BuilderSource source = new BuilderSource(type, processingEnv);
        try (Writer out = processingEnv.getFiler().createSourceFile(source.qualifiedName(), type).openWriter()) {
            out.write(source.text());
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "Cannot write " + source.qualifiedName() + ": " + e, type);
        }
    }
}
