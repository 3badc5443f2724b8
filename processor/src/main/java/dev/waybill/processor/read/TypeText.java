package dev.waybill.processor.read;

import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Writes types as in source, without annotations. Not {@code TypeMirror.toString()}: it prints type
 * annotations, and in another place on JDK 17 than on 25.
 */
final class TypeText extends SimpleTypeVisitor14<String, @Nullable Void> {

  private static final TypeText SIMPLE = new TypeText(null);

  private final @Nullable Set<String> packages;

  private TypeText(@Nullable Set<String> packages) {
    this.packages = packages;
  }

  /**
   * Writes packages out.
   *
   * @param packages receives them: the text does not tell where a package ends
   */
  static String qualified(TypeMirror type, Set<String> packages) {
    return type.accept(new TypeText(packages), null);
  }

  static String simple(TypeMirror type) {
    return type.accept(SIMPLE, null);
  }

  @Override
  public String visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    String name;
    if (type.getEnclosingType().getKind() == TypeKind.DECLARED) {
      name = type.getEnclosingType().accept(this, null) + "." + element.getSimpleName();
    } else {
      name = packages == null ? element.getSimpleName().toString() : qualified(element, packages);
    }
    return name + arguments(type.getTypeArguments());
  }

  @Override
  public String visitArray(ArrayType type, @Nullable Void unused) {
    return type.getComponentType().accept(this, null) + "[]";
  }

  @Override
  public String visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    return type.asElement().getSimpleName().toString();
  }

  @Override
  public String visitWildcard(WildcardType type, @Nullable Void unused) {
    if (type.getExtendsBound() != null) {
      return "? extends " + type.getExtendsBound().accept(this, null);
    }
    if (type.getSuperBound() != null) {
      return "? super " + type.getSuperBound().accept(this, null);
    }
    return "?";
  }

  @Override
  public String visitIntersection(IntersectionType type, @Nullable Void unused) {
    StringJoiner bounds = new StringJoiner(" & ");
    for (TypeMirror bound : type.getBounds()) {
      bounds.add(bound.accept(this, null));
    }
    return bounds.toString();
  }

  @Override
  protected String defaultAction(TypeMirror type, @Nullable Void unused) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
    return type.toString();
  }

  private static String qualified(TypeElement element, Set<String> packages) {
    if (Names.topLevel(element).getEnclosingElement() instanceof PackageElement inPackage) {
      packages.add(inPackage.getQualifiedName().toString());
    }
    return element.getQualifiedName().toString();
  }

  private String arguments(List<? extends TypeMirror> arguments) {
    if (arguments.isEmpty()) {
      return "";
    }
    StringJoiner text = new StringJoiner(", ", "<", ">");
    for (TypeMirror argument : arguments) {
      text.add(argument.accept(this, null));
    }
    return text.toString();
  }
}
