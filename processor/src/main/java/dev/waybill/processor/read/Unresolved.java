package dev.waybill.processor.read;

import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Finds types that do not resolve inside other types, such as in {@code List<Missing>}. */
final class Unresolved extends SimpleTypeVisitor14<Boolean, @Nullable Void> {

  private static final Unresolved VISITOR = new Unresolved();

  private Unresolved() {
    super(false);
  }

  static boolean in(@Nullable TypeMirror type) {
    return type != null && type.accept(VISITOR, null);
  }

  @Override
  public Boolean visitError(ErrorType type, @Nullable Void unused) {
    return true;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
    return in(type.getEnclosingType()) || type.getTypeArguments().stream().anyMatch(Unresolved::in);
  }

  @Override
  public Boolean visitArray(ArrayType type, @Nullable Void unused) {
    return in(type.getComponentType());
  }

  @Override
  public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
    return in(type.getExtendsBound()) || in(type.getSuperBound());
  }

  @Override
  public Boolean visitIntersection(IntersectionType type, @Nullable Void unused) {
    return type.getBounds().stream().anyMatch(Unresolved::in);
  }
}
