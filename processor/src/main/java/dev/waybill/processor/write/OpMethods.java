package dev.waybill.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.MethodDraft.Thrown;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes what a registrar has for one op: call interface, dispatch method, dispatcher. */
final class OpMethods {

  static final ClassName HANDLE = ClassName.get("dev.waybill.dispatch", "OpHandle");

  static final ParameterSpec CALL =
      ParameterSpec.builder(
              ParameterizedTypeName.get(
                  ClassName.get(Function.class),
                  ArrayTypeName.of(Object.class),
                  ClassName.get(Object.class)),
              "call")
          .build();
  private static final ClassName DISPATCHABLE =
      ClassName.get("dev.waybill.dispatch", "Dispatchable");

  private final TypeTexts types;

  OpMethods(TypeTexts types) {
    this.types = types;
  }

  TypeSpec callInterface(Exported op, CallShape shape) {
    MethodSpec.Builder call =
        signature(op.method(), shape.method(), "")
            .addJavadoc("Calls the kernel.\n\n")
            .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT);
    document(call, op.method());
    return TypeSpec.interfaceBuilder(shape.type().simpleName())
        .addJavadoc("The call interface of {@code $L}.\n", op.canonical())
        .addAnnotation(FunctionalInterface.class)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addMethod(call.build())
        .build();
  }

  /** Writes the method that finds the kernel by keys and dtype and calls it. */
  MethodSpec dispatch(Exported op, CallShape shape) {
    MethodDraft method = op.method();
    String handle = free("op", method);
    MethodSpec.Builder dispatch =
        signature(method, op.draft().member(), handle)
            .addJavadoc("Dispatches {@code $L}.\n\n", op.canonical())
            .addJavadoc("@param $L the handle of the op\n", handle)
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC);
    document(dispatch, method);
    CodeBlock call =
        CodeBlock.of(
            "(($T) $L.kernel($L)).$L($L)",
            shape.type(),
            handle,
            key(method),
            shape.method(),
            names(method, ""));
    // A try that succeeds costs nothing, and the JVM checks for null anyway.
    String failure = free("failure", method);
    return dispatch
        .beginControlFlow("try")
        .addCode(method.result().kind() == Kind.VOID ? "$L;\n" : "return $L;\n", call)
        .nextControlFlow("catch ($T $L)", RuntimeException.class, failure)
        .addStatement(
            "throw $L.refusal($L, new $T[] {$L})", handle, failure, Object.class, names(method, ""))
        .endControlFlow()
        .build();
  }

  /** Writes an instance of the call interface that dispatches through {@code op}. */
  CodeBlock dispatcher(Exported export, CallShape shape, ClassName registrar) {
    MethodDraft method = export.method();
    String member = export.draft().member();
    String list = String.join(", ", apart(method));
    String all = list.isEmpty() ? "op" : "op, " + list;
    return instance(
        method,
        shape,
        method.typeParameters().isEmpty()
            ? CodeBlock.of("$L($L)", member, all)
            : CodeBlock.of("$T.$L($L)", registrar, member, all));
  }

  /** Writes an instance of the call interface that hands its arguments to {@code call}. */
  CodeBlock adapter(Exported export, CallShape shape) {
    MethodDraft method = export.method();
    TypeName result = types.of(method.result().source(), TypeTexts.variables(method));
    // A cast to Object would be reported as redundant, and there is none to void.
    boolean cast = !result.equals(ClassName.OBJECT) && !result.equals(TypeName.VOID);
    return instance(
        method,
        shape,
        CodeBlock.of(
            "$L$N.apply(new $T[] {$L})",
            cast ? CodeBlock.of("($T) ", result) : "",
            CALL,
            Object.class,
            String.join(", ", apart(method))));
  }

  /** Writes an instance of the call interface. */
  private CodeBlock instance(MethodDraft method, CallShape shape, CodeBlock call) {
    List<String> names = apart(method);
    if (method.typeParameters().isEmpty()) {
      String list = String.join(", ", names);
      String head = names.size() == 1 ? list : "(" + list + ")";
      return CodeBlock.of("($T) $L -> $L;\n", shape.type(), head, call);
    }
    // No lambda can be generic.
    MethodSpec body =
        signature(method, shape.method(), "", names)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addCode(method.result().kind() == Kind.VOID ? "" : "return ")
            .addCode("$L;\n", call)
            .build();
    TypeSpec instance =
        TypeSpec.anonymousClassBuilder("").addSuperinterface(shape.type()).addMethod(body).build();
    return CodeBlock.of("$L;\n", instance);
  }

  /** Writes a call of a generic method, in which its type parameters have names. */
  MethodSpec generic(String name, Exported export, CodeBlock call) {
    MethodDraft method = export.method();
    MethodSpec.Builder generic =
        MethodSpec.methodBuilder(name)
            .addJavadoc(
                "Calls {@code $L}.\n\n@param kernel the kernel of an op\n@param a the arguments\n",
                export.canonical())
            .addJavadoc(typeParameterTags(method))
            .addJavadoc("@return the result\n@throws Exception what the method throws\n")
            .addAnnotation(
                AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addTypeVariables(types.typeParameters(method))
            .returns(Object.class)
            .addParameter(Object.class, "kernel")
            .addParameter(ArrayTypeName.of(Object.class), "a")
            .addException(Exception.class);
    return method.result().kind() == Kind.VOID
        ? generic.addCode("$L;\nreturn null;\n", call).build()
        : generic.addCode("return $L;\n", call).build();
  }

  private MethodSpec.Builder signature(MethodDraft method, String name, String handle) {
    return signature(
        method, name, handle, method.parameters().stream().map(ParameterDraft::name).toList());
  }

  private MethodSpec.Builder signature(
      MethodDraft method, String name, String handle, List<String> names) {
    Set<String> variables = TypeTexts.variables(method);
    MethodSpec.Builder signature =
        MethodSpec.methodBuilder(name).addTypeVariables(types.typeParameters(method));
    types.addResult(signature, method, variables);
    if (!handle.isEmpty()) {
      signature.addParameter(HANDLE, handle);
    }
    int i = 0;
    for (ParameterDraft p : method.parameters()) {
      signature.addParameter(types.parameter(p, names.get(i++), variables));
    }
    for (Thrown thrown : method.thrown()) {
      signature.addException(types.of(thrown.type(), variables));
    }
    return signature;
  }

  private static void document(MethodSpec.Builder builder, MethodDraft method) {
    StringBuilder tags = new StringBuilder(typeParameterTags(method));
    method
        .parameters()
        .forEach(p -> tags.append("@param ").append(p.name()).append(" as the op's\n"));
    if (method.result().kind() != Kind.VOID) {
      tags.append("@return the result\n");
    }
    method
        .thrown()
        .forEach(t -> tags.append("@throws ").append(t.type()).append(" as the op does\n"));
    builder.addJavadoc("$L", tags);
  }

  private static String typeParameterTags(MethodDraft method) {
    StringBuilder tags = new StringBuilder();
    for (String variable : TypeTexts.variables(method)) {
      tags.append("@param <").append(variable).append("> as the op's\n");
    }
    return tags.toString();
  }

  /** Writes the keys of all tensors, and the dtype of the first one. */
  private static CodeBlock key(MethodDraft method) {
    List<ParameterDraft> tensors =
        method.parameters().stream().filter(p -> p.type().isTensors()).toList();
    CodeBlock keys = CodeBlock.of(tensors.isEmpty() ? "0" : "");
    CodeBlock dtype = CodeBlock.of("null");
    for (int i = tensors.size() - 1; i >= 0; i--) {
      ParameterDraft p = tensors.get(i);
      CodeBlock own = of(p, "dtype");
      List<String> conditions = new ArrayList<>();
      if (isNullable(p)) {
        conditions.add(p.name() + " != null");
      }
      if (p.type().dispatchableList() && i < tensors.size() - 1) {
        conditions.add("!" + p.name() + ".isEmpty()"); // or it has none, and the next one tells
      }
      dtype =
          conditions.isEmpty()
              ? own
              : CodeBlock.of("$L ? $L : $L", String.join(" && ", conditions), own, dtype);
    }
    for (ParameterDraft p : tensors) {
      CodeBlock own = of(p, "keys");
      keys =
          CodeBlock.of(
              "$L$L$L",
              keys,
              keys.isEmpty() ? "" : " | ",
              isNullable(p) ? CodeBlock.of("($L == null ? 0 : $L)", p.name(), own) : own);
    }
    return CodeBlock.of("$L, $L", keys, dtype);
  }

  private static CodeBlock of(ParameterDraft p, String what) {
    return p.type().dispatchableList()
        ? CodeBlock.of("$T.$L($L)", DISPATCHABLE, what, p.name())
        : CodeBlock.of("$L.$L()", p.name(), what);
  }

  private static boolean isNullable(ParameterDraft p) {
    return p.type().nullable()
        || (p.defaultValue() != null && p.defaultValue().value().strip().equals("null"));
  }

  private static String names(MethodDraft method, String first) {
    List<String> names = new ArrayList<>();
    if (!first.isEmpty()) {
      names.add(first);
    }
    method.parameters().forEach(p -> names.add(p.name()));
    return String.join(", ", names);
  }

  private static String free(String wanted, MethodDraft method) {
    String name = wanted;
    while (isTaken(name, method)) {
      name += "_";
    }
    return name;
  }

  private static boolean isTaken(String name, MethodDraft method) {
    return method.parameters().stream().anyMatch(p -> p.name().equals(name));
  }

  // A lambda's parameter must not hide the variables around it.
  private static List<String> apart(MethodDraft method) {
    Set<String> around = Set.of("id", "handle", "op", "call");
    return method.parameters().stream()
        .map(ParameterDraft::name)
        .map(name -> around.contains(name) ? free(name, method) : name)
        .toList();
  }
}
