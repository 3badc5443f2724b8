package dev.waybill.processor.read;

import dev.waybill.processor.model.StateFieldDraft.Holds;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Tells types that are state from others; the runtime may be absent, and then none is. */
final class StateTypes {

  private static final String MODULE = "dev.waybill.nn.Module";
  private static final List<String> STATE =
      List.of("dev.waybill.nn.Parameter", "dev.waybill.nn.Buffer", MODULE);
  private static final List<String> CONTAINERS =
      List.of("java.util.Collection", "java.util.Map", "java.util.Optional");

  private final Types types;
  private final List<TypeMirror> state;
  private final List<TypeMirror> containers;
  private final @Nullable TypeMirror module;
  private final @Nullable TypeMirror tensor;

  StateTypes(ProcessingEnvironment environment) {
    types = environment.getTypeUtils();
    Elements elements = environment.getElementUtils();
    state = all(elements, STATE);
    containers = all(elements, CONTAINERS);
    module = erased(elements, MODULE);
    tensor = erased(elements, "dev.waybill.tensor.Tensor");
  }

  boolean isModule(TypeMirror type) {
    return module != null && types.isSubtype(types.erasure(type), module);
  }

  /** Returns whether a class is {@code Module} itself, which declares no state of users. */
  boolean isModuleItself(TypeElement type) {
    return type.getQualifiedName().contentEquals(MODULE);
  }

  Holds holds(TypeMirror type) {
    if (Unresolved.in(type)) {
      return Holds.ERROR;
    }
    TypeMirror erased = types.erasure(type); // the bound of a type variable
    if (erased.getKind() == TypeKind.DECLARED) {
      if (isAny(erased, state)) {
        return Holds.STATE;
      }
      if (tensor != null && types.isSubtype(erased, tensor)) {
        return Holds.TENSOR;
      }
    }
    return isContainer(type) ? Holds.CONTAINER : Holds.OTHER;
  }

  private boolean isContainer(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return isHeld(array.getComponentType());
    }
    if (type.getKind() != TypeKind.DECLARED || !isAny(types.erasure(type), containers)) {
      return false;
    }
    return ((DeclaredType) type).getTypeArguments().stream().anyMatch(this::isHeld)
        // As of a class that extends ArrayList<Parameter>.
        || types.directSupertypes(type).stream().anyMatch(this::isContainer);
  }

  private boolean isHeld(TypeMirror inside) {
    TypeMirror type = inside;
    if (inside instanceof WildcardType wildcard) {
      if (wildcard.getExtendsBound() == null) {
        return false;
      }
      type = wildcard.getExtendsBound();
    }
    Holds holds = holds(type);
    return holds != Holds.OTHER && holds != Holds.ERROR;
  }

  private boolean isAny(TypeMirror erased, List<TypeMirror> all) {
    return all.stream().anyMatch(one -> types.isSubtype(erased, one));
  }

  private List<TypeMirror> all(Elements elements, List<String> names) {
    List<TypeMirror> found = new ArrayList<>();
    for (String name : names) {
      TypeMirror type = erased(elements, name);
      if (type != null) {
        found.add(type);
      }
    }
    return found;
  }

  private @Nullable TypeMirror erased(Elements elements, String name) {
    TypeElement type = elements.getTypeElement(name);
    return type == null ? null : types.erasure(type.asType());
  }
}
