package dev.waybill.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.processor.model.ForeignModule;
import dev.waybill.processor.model.ForeignModule.ForeignName;
import dev.waybill.processor.model.GradientDraft;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft.Kind;
import dev.waybill.processor.write.RegistrarPlan.Part;
import dev.waybill.processor.write.WriteInput.GradientTarget;
import dev.waybill.processor.write.WriteInput.KernelTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Writes what a registrar's ids link to, take, call and dispatch. */
final class RegistrarCalls {

  private static final ArrayTypeName OBJECTS = ArrayTypeName.of(Object.class);
  private static final ParameterSpec KERNEL = ParameterSpec.builder(Object.class, "kernel").build();
  private static final ParameterSpec ARGUMENTS = ParameterSpec.builder(OBJECTS, "a").build();
  private static final ParameterSpec GY = ParameterSpec.builder(Object.class, "gy").build();
  private static final ParameterSpec RESULT =
      ParameterSpec.builder(Object.class, GradientDraft.RESULT).build();
  private static final TypeName CLASSES =
      ArrayTypeName.of(
          ParameterizedTypeName.get(
              ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class)));

  private final TypeTexts types;
  private final Map<String, CallShape> shapes;
  private final Map<String, Map<String, CallShape>> foreign = new HashMap<>();
  private final OpMethods ops;

  RegistrarCalls(TypeTexts types, Map<String, CallShape> shapes) {
    this.types = types;
    this.shapes = shapes;
    this.ops = new OpMethods(types);
  }

  /** Adds the methods that choose by id, and what they call. */
  void addTo(TypeSpec.Builder type, Part part) {
    link(type, part);
    signature(type, part);
    invoke(type, part);
    dispatcher(type, part);
    adapter(type, part);
    gradient(type, part);
  }

  /** Adds the call interface of an op, where the runtime has none for it. */
  void addCallInterface(TypeSpec.Builder type, Exported op) {
    CallShape shape = shape(op);
    if (shape.nested()) {
      type.addType(ops.callInterface(op, shape));
    }
  }

  private CallShape shape(Exported op) {
    return Objects.requireNonNull(shapes.get(op.place()), op.place());
  }

  private CallShape shape(KernelTarget target) {
    if (target.own() != null) {
      return shape(Exported.of(target.own()));
    }
    ForeignName op = Objects.requireNonNull(target.foreign(), target.kernel().member());
    ForeignModule module = Objects.requireNonNull(target.module(), op.name());
    Map<String, CallShape> known = foreign.computeIfAbsent(module.id(), id -> CallShape.of(module));
    return Objects.requireNonNull(known.get(op.member()), op.member());
  }

  private void link(TypeSpec.Builder type, Part part) {
    SwitchMethod link = method(part, "link", Object.class, List.of(), "links nothing");
    int id = 0;
    for (Exported export : part.exports()) {
      String member = export.draft().member();
      switch (export.draft().kind()) {
        case OP ->
            link.add(
                id, export.place(), () -> reference(shape(export), export.owner(), member), false);
        case TYPE -> link.add(id, CodeBlock.of("$T.class;\n", export.owner()), false);
        case CONSTANT -> link.add(id, CodeBlock.of("$T.$L;\n", export.owner(), member), false);
        case FUNCTION -> {
          // Called directly, nothing to link.
        }
      }
      id++;
    }
    for (KernelTarget target : part.kernels()) {
      ClassName owner = part.ownerName();
      link.add(id++, reference(shape(target), owner, target.kernel().member()), false);
    }
    link.addTo(type, CodeBlock.of(""));
  }

  private static CodeBlock reference(CallShape shape, ClassName owner, String member) {
    return CodeBlock.of("($T) $T::$L;\n", shape.type(), owner, member);
  }

  private void signature(TypeSpec.Builder type, Part part) {
    SwitchMethod signature = method(part, "signature", CLASSES, List.of(), "has no signature");
    int id = 0;
    for (Exported export : part.exports()) {
      if (isCallable(export)) {
        MethodDraft method = export.method();
        signature.add(id, method.erasedSignature(), () -> classes(method), false);
      }
      id++;
    }
    signature.addTo(type, CodeBlock.of(""));
  }

  private CodeBlock classes(MethodDraft method) {
    CodeBlock.Builder code = CodeBlock.builder().add("new $T<?>[] {", Class.class);
    String comma = "";
    for (ParameterDraft p : method.parameters()) {
      code.add(comma + "$T.class", types.of(p.type().erasure()));
      comma = ", ";
    }
    return code.add("};\n").build();
  }

  private void invoke(TypeSpec.Builder type, Part part) {
    SwitchMethod invoke =
        method(part, "invoke", Object.class, List.of(KERNEL, ARGUMENTS), "calls nothing");
    int id = 0;
    for (Exported export : part.exports()) {
      if (isCallable(export)) {
        MethodDraft method = export.method();
        CodeBlock call = call(export);
        if (method.typeParameters().isEmpty()) {
          boolean isVoid = method.result().kind() == Kind.VOID;
          invoke.add(
              id,
              export.place(),
              () ->
                  isVoid
                      ? CodeBlock.of("{$>\n$L;\nyield null;$<\n}\n", call)
                      : call.toBuilder().add(";\n").build(),
              isUnchecked(method));
        } else {
          invoke.add(id, CodeBlock.of("generic$L(kernel, a);\n", id), false);
          type.addMethod(ops.generic("generic" + id, export, call));
        }
      }
      id++;
    }
    invoke.addTo(type, CodeBlock.of(""));
  }

  private CodeBlock call(Exported export) {
    MethodDraft method = export.method();
    // One format for the whole call: a block costs by its pieces, and there are many calls.
    StringBuilder format = new StringBuilder();
    List<Object> named = new ArrayList<>();
    if (export.draft().kind() == SymbolKind.OP) {
      CallShape shape = shape(export);
      format.append("(($T) kernel).").append(escaped(shape.method())).append('(');
      named.add(shape.type());
    } else if (export.draft().creator() != null) {
      format.append("$L");
      named.add(construction(export));
    } else {
      format.append("$T.").append(escaped(export.draft().member())).append('(');
      named.add(export.owner());
    }
    int i = 0;
    for (ParameterDraft p : method.parameters()) {
      format.append(i == 0 ? "" : ", ");
      cast(types.of(p.type().source(), TypeTexts.variables(method)), format, named);
      format.append("a[").append(i++).append(']');
    }
    return CodeBlock.of(format.append(')').toString(), named.toArray());
  }

  /** Writes the call of a creator up to its first argument. */
  static CodeBlock construction(Exported type) {
    boolean generic = Objects.requireNonNull(type.draft().creator()).isGeneric();
    return CodeBlock.of(generic ? "new $T<>(" : "new $T(", type.owner());
  }

  private static void cast(TypeName type, StringBuilder format, List<Object> named) {
    if (type.isPrimitive()) {
      format.append('(').append(type).append(") ");
    } else if (!type.equals(ClassName.OBJECT)) { // that cast would be reported as redundant
      format.append("($T) ");
      named.add(type);
    }
  }

  private static String escaped(String name) {
    return name.replace("$", "$$");
  }

  private boolean isUnchecked(MethodDraft method) {
    // Casts to parameterised types; those with wildcards alone are checked, suppressing is
    // harmless.
    return method.parameters().stream().anyMatch(p -> p.type().source().indexOf('<') >= 0);
  }

  private void dispatcher(TypeSpec.Builder type, Part part) {
    ParameterSpec handle = ParameterSpec.builder(Object.class, "handle").build();
    ParameterSpec op = ParameterSpec.builder(OpMethods.HANDLE, "op").build();
    String name = part.name().simpleName();
    SwitchMethod dispatcher =
        new SwitchMethod(
            RegistrarWriter.override("dispatcher", Object.class)
                .addParameter(int.class, "id")
                .addParameter(handle)
                .build(),
            List.of(op),
            name + " dispatches nothing");
    int id = 0;
    for (Exported export : part.exports()) {
      if (export.draft().kind() == SymbolKind.OP) {
        dispatcher.add(
            id, export.place(), () -> ops.dispatcher(export, shape(export), part.name()), false);
      }
      id++;
    }
    dispatcher.addTo(type, CodeBlock.of("$1T op = ($1T) handle;\n", OpMethods.HANDLE));
    Set<String> dispatched = new HashSet<>();
    for (Exported export : part.exports()) {
      // An in-place form shares its op's method, and dispatches through a handle of its own.
      if (export.draft().kind() == SymbolKind.OP && dispatched.add(export.place())) {
        type.addMethod(ops.dispatch(export, shape(export)));
      }
    }
  }

  /** Adds the method that plain exports do without. */
  private void adapter(TypeSpec.Builder type, Part part) {
    SwitchMethod adapter =
        method(part, "adapter", ClassName.OBJECT, List.of(OpMethods.CALL), "adapts nothing");
    boolean any = false;
    int id = 0;
    for (Exported export : part.exports()) {
      if (export.draft().kind() == SymbolKind.OP) {
        CallShape shape = shape(export);
        MethodDraft method = export.method();
        boolean unchecked =
            method.result().source().indexOf('<') >= 0 || !method.typeParameters().isEmpty();
        String key = shape.type().canonicalName();
        adapter.add(id, key, () -> ops.adapter(export, shape), unchecked);
        any = true;
      }
      id++;
    }
    if (any) {
      adapter.addTo(type, CodeBlock.of(""));
    }
  }

  private void gradient(TypeSpec.Builder type, Part part) {
    if (part.gradients().isEmpty()) {
      return;
    }
    SwitchMethod gradient =
        method(
            part, "gradient", ClassName.OBJECT, List.of(GY, ARGUMENTS, RESULT), "derives nothing");
    int id = part.firstGradient();
    for (GradientTarget target : part.gradients()) {
      gradient.add(id++, call(part.ownerName(), target), isUnchecked(target.gradient().method()));
    }
    gradient.addTo(type, CodeBlock.of(""));
  }

  private CodeBlock call(ClassName owner, GradientTarget target) {
    GradientDraft gradient = target.gradient();
    StringBuilder format = new StringBuilder("$T.").append(escaped(gradient.member())).append('(');
    List<Object> named = new ArrayList<>(List.of(owner));
    cast(types.of(gradient.method().parameters().get(0).type().source()), format, named);
    format.append(GY.name());
    List<String> arguments =
        target.method().parameters().stream().map(ParameterDraft::name).toList();
    for (ParameterDraft p : gradient.taken()) {
      format.append(", ");
      cast(types.of(p.type().source()), format, named);
      int place = arguments.indexOf(p.name());
      format.append(place < 0 ? RESULT.name() : "a[" + place + "]");
    }
    return CodeBlock.of(format.append(");\n").toString(), named.toArray());
  }

  private static boolean isCallable(Exported export) {
    return export.draft().method() != null;
  }

  private static SwitchMethod method(
      Part part,
      String name,
      java.lang.reflect.Type result,
      List<ParameterSpec> carried,
      String refusal) {
    return method(part, name, TypeName.get(result), carried, refusal);
  }

  private static SwitchMethod method(
      Part part, String name, TypeName result, List<ParameterSpec> carried, String refusal) {
    MethodSpec.Builder head =
        RegistrarWriter.override(name, Object.class)
            .returns(result)
            .addParameter(int.class, "id")
            .addParameters(carried);
    if (name.equals("invoke") || name.equals("gradient")) {
      head.addException(Exception.class);
    }
    return new SwitchMethod(head.build(), carried, part.name().simpleName() + " " + refusal);
  }
}
