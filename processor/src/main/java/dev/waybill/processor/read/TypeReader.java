package dev.waybill.processor.read;

import dev.waybill.processor.model.NullMark;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads types into plain text and the facts that rules and writers ask for. */
final class TypeReader {

  private final Types types;
  private final @Nullable TypeMirror dispatchable;
  private final Set<String> ownTopLevels;
  private final Set<String> packages = new HashSet<>();
  // Most parameters of a library share a few types without type arguments.
  private final Map<Element, TypeDraft> plain = new HashMap<>();
  private final Map<TypeKind, TypeDraft> primitives = new HashMap<>();

  TypeReader(ProcessingEnvironment environment, Set<String> ownTopLevels) {
    types = environment.getTypeUtils();
    Elements elements = environment.getElementUtils();
    TypeElement marker = elements.getTypeElement("dev.waybill.dispatch.Dispatchable");
    dispatchable = marker == null ? null : marker.asType();
    this.ownTopLevels = ownTopLevels;
  }

  TypeDraft read(TypeMirror type) {
    return read(type, List.of());
  }

  /** Reads a type whose {@code @Nullable} may also stand on the element. */
  TypeDraft read(TypeMirror type, List<? extends AnnotationMirror> onElement) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return primitives.computeIfAbsent(type.getKind(), kind -> fresh(type, null));
    }
    NullMark onType = nullMark(type.getAnnotationMirrors(), true);
    // One that is both is part of the elements' type in front of an array, not of the array's.
    NullMark mark = onType == null ? nullMark(onElement, false) : onType;
    if (mark != null
        || !(type instanceof DeclaredType declared)
        || !declared.getTypeArguments().isEmpty()) {
      return fresh(type, mark);
    }
    TypeDraft known = plain.get(declared.asElement());
    if (known == null) {
      known = fresh(type, null);
      plain.put(declared.asElement(), known);
    }
    return known;
  }

  /** Returns the erasure as text, to compare signatures. */
  String erasure(TypeMirror type) {
    return qualified(types.erasure(type));
  }

  /** Returns a type with packages written out. */
  String qualified(TypeMirror type) {
    return TypeText.qualified(type, packages);
  }

  /** Returns the packages of all types that were read. */
  Set<String> packages() {
    return Set.copyOf(packages);
  }

  private TypeDraft fresh(TypeMirror type, @Nullable NullMark mark) {
    return new TypeDraft(
        qualified(type),
        TypeText.simple(type),
        erasure(type),
        kind(type),
        isDispatchable(type),
        mark,
        enumConstants(type),
        isVisible(type),
        ownType(type),
        isDispatchableList(type),
        !isDispatchableList(type) && holdsDispatchable(type));
  }

  private boolean isDispatchableList(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && type instanceof DeclaredType declared
        && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals("java.util.List")
        && declared.getTypeArguments().size() == 1
        && isDispatchable(declared.getTypeArguments().get(0));
  }

  private boolean isDispatchable(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && dispatchable != null
        && types.isAssignable(type, dispatchable);
  }

  private boolean holdsDispatchable(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isOrHolds(array.getComponentType());
    }
    return type.getKind() == TypeKind.DECLARED
        && type instanceof DeclaredType declared
        && declared.getTypeArguments().stream().anyMatch(this::isOrHolds);
  }

  private boolean isOrHolds(TypeMirror type) {
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isOrHolds(wildcard.getExtendsBound());
    }
    return isDispatchable(type) || holdsDispatchable(type);
  }

  private TypeDraft.Kind kind(TypeMirror type) {
    if (Unresolved.in(type)) {
      return TypeDraft.Kind.ERROR;
    }
    return switch (type.getKind()) {
      case VOID -> TypeDraft.Kind.VOID;
      case BOOLEAN -> TypeDraft.Kind.BOOLEAN;
      case CHAR -> TypeDraft.Kind.CHAR;
      case BYTE, SHORT, INT, LONG -> TypeDraft.Kind.INTEGER;
      case FLOAT, DOUBLE -> TypeDraft.Kind.FLOATING;
      case ARRAY -> TypeDraft.Kind.ARRAY;
      case TYPEVAR -> TypeDraft.Kind.VARIABLE;
      case ERROR -> TypeDraft.Kind.ERROR;
      case DECLARED -> declaredKind((DeclaredType) type);
      default -> TypeDraft.Kind.REFERENCE;
    };
  }

  private static TypeDraft.Kind declaredKind(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getKind() == ElementKind.ENUM) {
      return TypeDraft.Kind.ENUM;
    }
    return element.getQualifiedName().contentEquals("java.lang.String")
        ? TypeDraft.Kind.STRING
        : TypeDraft.Kind.REFERENCE;
  }

  private static List<String> enumConstants(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)
        || declared.asElement().getKind() != ElementKind.ENUM) {
      return List.of();
    }
    List<String> constants = new ArrayList<>();
    for (Element member : declared.asElement().getEnclosedElements()) {
      if (member.getKind() == ElementKind.ENUM_CONSTANT) {
        constants.add(member.getSimpleName().toString());
      }
    }
    return constants;
  }

  private static boolean isVisible(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isVisible(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return (wildcard.getExtendsBound() == null || isVisible(wildcard.getExtendsBound()))
          && (wildcard.getSuperBound() == null || isVisible(wildcard.getSuperBound()));
    }
    if (!(type instanceof DeclaredType declared)) {
      return true;
    }
    for (Element e = declared.asElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    for (TypeMirror argument : declared.getTypeArguments()) {
      if (!isVisible(argument)) {
        return false;
      }
    }
    return true;
  }

  private String ownType(TypeMirror type) {
    TypeMirror inner = type;
    while (inner instanceof ArrayType array) {
      inner = array.getComponentType();
    }
    if (inner.getKind() != TypeKind.DECLARED || !(inner instanceof DeclaredType declared)) {
      return "";
    }
    TypeElement element = (TypeElement) declared.asElement();
    String top = Names.topLevel(element).getQualifiedName().toString();
    return ownTopLevels.contains(top) ? Names.binary(element) : "";
  }

  private @Nullable NullMark nullMark(
      List<? extends AnnotationMirror> annotations, boolean onType) {
    for (AnnotationMirror annotation : annotations) {
      DeclaredType type = annotation.getAnnotationType();
      if (type.asElement().getSimpleName().contentEquals("Nullable")) {
        return new NullMark(isNameable(type) ? qualified(type) : "", onType);
      }
    }
    return null;
  }

  /** Returns whether generated code can repeat an annotation without knowing its elements. */
  private static boolean isNameable(DeclaredType annotation) {
    return !Unresolved.in(annotation)
        && isVisible(annotation)
        && ElementFilter.methodsIn(annotation.asElement().getEnclosedElements()).stream()
            .allMatch(element -> element.getDefaultValue() != null);
  }
}
