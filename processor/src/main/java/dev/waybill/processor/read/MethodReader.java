package dev.waybill.processor.read;

import dev.waybill.processor.model.Located;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.RangeDraft;
import dev.waybill.processor.model.SourceRef;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads signatures. */
final class MethodReader {

  private final Sources sources;
  private final TypeReader typeReader;
  private final Types types;
  private final @Nullable TypeMirror runtimeException;
  private final @Nullable TypeMirror error;

  MethodReader(ProcessingEnvironment environment, Sources sources, TypeReader typeReader) {
    this.sources = sources;
    this.typeReader = typeReader;
    types = environment.getTypeUtils();
    runtimeException = type(environment.getElementUtils(), "java.lang.RuntimeException");
    error = type(environment.getElementUtils(), "java.lang.Error");
  }

  MethodDraft read(ExecutableElement method) {
    return read(
        method,
        method.getTypeParameters(),
        typeReader.read(method.getReturnType(), method.getAnnotationMirrors()));
  }

  /** Reads a constructor as a method that returns its type. */
  MethodDraft readConstructor(ExecutableElement constructor, TypeElement type) {
    List<TypeParameterElement> typeParameters = new ArrayList<>(type.getTypeParameters());
    typeParameters.addAll(constructor.getTypeParameters());
    return read(constructor, typeParameters, typeReader.read(type.asType()));
  }

  private MethodDraft read(
      ExecutableElement method,
      List<? extends TypeParameterElement> typeParameters,
      TypeDraft result) {
    StringJoiner erased = new StringJoiner(", ", "(", ")");
    List<ParameterDraft> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(read(parameter));
      erased.add(typeReader.erasure(parameter.asType()));
    }
    return new MethodDraft(
        typeParameters(typeParameters),
        parameters,
        method.isVarArgs(),
        result,
        thrown(method),
        sources.line(method) > 0 || namesKnown(parameters),
        resolves(method),
        erased.toString());
  }

  private static boolean resolves(ExecutableElement method) {
    List<TypeMirror> types = new ArrayList<>(method.getThrownTypes());
    types.add(method.getReturnType());
    method.getParameters().forEach(parameter -> types.add(parameter.asType()));
    method.getTypeParameters().forEach(parameter -> types.addAll(parameter.getBounds()));
    return types.stream().noneMatch(Unresolved::in);
  }

  private ParameterDraft read(VariableElement parameter) {
    Mirror byDefault = Mirror.find(sources, parameter, "Default");
    Mirror range = Mirror.find(sources, parameter, "Range");
    Located<String> text = byDefault == null ? null : byDefault.text("value");
    return new ParameterDraft(
        parameter.getSimpleName().toString(),
        typeReader.read(parameter.asType(), parameter.getAnnotationMirrors()),
        text,
        range == null ? null : range(range),
        at(parameter, "Aliases"),
        at(parameter, "Mutates"),
        at(parameter, "ShapeOnly") != null,
        ElementRef.of(sources, parameter),
        SuppressionReader.on(sources, parameter));
  }

  private @Nullable SourceRef at(VariableElement parameter, String annotation) {
    Mirror mirror = Mirror.find(sources, parameter, annotation);
    return mirror == null ? null : mirror.at();
  }

  private static RangeDraft range(Mirror range) {
    return new RangeDraft(
        range.real("min"),
        range.real("max"),
        range.flag("minExclusive"),
        range.flag("maxExclusive"),
        range.at());
  }

  private List<String> typeParameters(List<? extends TypeParameterElement> declared) {
    List<String> parameters = new ArrayList<>();
    for (TypeParameterElement parameter : declared) {
      StringJoiner bounds = new StringJoiner(" & ");
      for (TypeMirror bound : parameter.getBounds()) {
        bounds.add(typeReader.qualified(bound));
      }
      String bound = bounds.toString();
      parameters.add(
          bound.isEmpty() || bound.equals("java.lang.Object")
              ? parameter.getSimpleName().toString()
              : parameter.getSimpleName() + " extends " + bound);
    }
    return parameters;
  }

  private List<MethodDraft.Thrown> thrown(ExecutableElement method) {
    List<MethodDraft.Thrown> thrown = new ArrayList<>();
    for (TypeMirror type : method.getThrownTypes()) {
      thrown.add(new MethodDraft.Thrown(typeReader.qualified(type), isChecked(type)));
    }
    return thrown;
  }

  private boolean isChecked(TypeMirror type) {
    return (runtimeException == null || !types.isSubtype(type, runtimeException))
        && (error == null || !types.isSubtype(type, error));
  }

  /** Returns whether any name is not {@code arg0}, {@code arg1} …, which stand for lost names. */
  private static boolean namesKnown(List<ParameterDraft> parameters) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).name().equals("arg" + i)) {
        return true;
      }
    }
    return parameters.isEmpty();
  }

  private static @Nullable TypeMirror type(Elements elements, String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? null : element.asType();
  }
}
