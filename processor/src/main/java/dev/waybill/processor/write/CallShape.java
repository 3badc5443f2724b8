package dev.waybill.processor.write;

import com.palantir.javapoet.ClassName;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.MethodDraft.Thrown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The interface through which an op's kernels are called.
 *
 * @param type the interface
 * @param method its method
 * @param nested whether the registrar declares it
 */
record CallShape(ClassName type, String method, boolean nested) {

  private static final String TENSOR = "dev.waybill.tensor.Tensor";
  private static final String DISPATCH = "dev.waybill.dispatch";
  private static final List<String> BY_ARITY = List.of("", "UnaryOp", "BinaryOp", "TernaryOp");

  /** Finds the shapes of one module's ops by the place of the op's method. */
  static Map<String, CallShape> of(Collection<Exported> exports) {
    Map<String, MethodDraft> methods = new HashMap<>();
    for (Exported export : exports) {
      if (export.draft().kind() == SymbolKind.OP) {
        methods.put(export.place(), export.method());
      }
    }
    return of(methods);
  }

  /** Finds the shapes of another module's ops. */
  static Map<String, CallShape> of(ForeignModule module) {
    Map<String, MethodDraft> methods = new HashMap<>();
    for (ForeignName name : module.names().values()) {
      if (name.kind().equals("op")) {
        methods.put(name.member(), name.method());
      }
    }
    return of(methods);
  }

  // The names depend on nothing but the places of a class's ops, so that modules with further
  // kernels find the interface.
  private static Map<String, CallShape> of(Map<String, @Nullable MethodDraft> methods) {
    Map<String, List<String>> alike = new TreeMap<>();
    for (String place : methods.keySet()) {
      String member = place.substring(0, place.indexOf('('));
      alike.computeIfAbsent(member.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1)).add(place);
    }
    Map<String, CallShape> shapes = new HashMap<>();
    for (List<String> places : alike.values()) {
      places.sort(null);
      for (int i = 0; i < places.size(); i++) {
        String place = places.get(i);
        shapes.put(place, of(place, methods.get(place), i));
      }
    }
    return shapes;
  }

  private static CallShape of(String place, @Nullable MethodDraft method, int index) {
    if (method != null && isTensorsOnly(method)) {
      String name = BY_ARITY.get(method.parameters().size());
      return new CallShape(ClassName.get(DISPATCH, name), "apply", false);
    }
    int hash = place.indexOf('#');
    String member = JavaNames.upperFirst(place.substring(hash + 1, place.indexOf('(')));
    String name = member + "Call" + (index == 0 ? "" : index + 1);
    return new CallShape(
        JavaNames.registrar(place.substring(0, hash), 1).nestedClass(name), "call", true);
  }

  private static boolean isTensorsOnly(MethodDraft method) {
    int arity = method.parameters().size();
    return arity > 0
        && arity < BY_ARITY.size()
        && method.typeParameters().isEmpty()
        && method.result().source().equals(TENSOR)
        && method.parameters().stream().allMatch(p -> p.type().source().equals(TENSOR))
        && method.thrown().stream().noneMatch(Thrown::checked);
  }
}
