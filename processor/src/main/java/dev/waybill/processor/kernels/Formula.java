package dev.waybill.processor.kernels;

import dev.waybill.processor.elementwise.Body;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import dev.waybill.processor.elementwise.Type;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ParameterDraft;
import dev.waybill.processor.model.TypeDraft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One function of numbers that kernels apply to tensors: what a method says, or its derivative.
 *
 * @param member the name of the methods that apply it
 * @param label what messages call it
 * @param arguments what it takes, in order
 * @param result what kind of value it has
 * @param body its expression; {@code null} where it could not be read
 * @param whole the expression for integers; {@code null} where there is none
 * @param call the Java method of doubles that computes it; empty where one is to be written
 * @param callWhole the Java method of longs; empty where there is none
 * @param isFloat whether the Java method takes {@code float}
 */
record Formula(
    String member,
    String label,
    List<Argument> arguments,
    Type result,
    @Nullable Body body,
    @Nullable Body whole,
    String call,
    String callWhole,
    boolean isFloat) {

  /**
   * What a function takes.
   *
   * @param name the name
   * @param isTensor whether each element is a value of it
   * @param type what kind of value it has
   * @param java the type of an attribute in Java
   * @param isCut whether the method of {@code long} takes an attribute without its fraction
   */
  record Argument(String name, boolean isTensor, Type type, String java, boolean isCut) {}

  /**
   * Returns what a method says.
   *
   * @param draft the method
   * @param label what messages call it
   */
  static Formula of(ElementwiseDraft draft, String label) {
    String owner = draft.ownerName();
    String simple =
        draft.javaPackage().isEmpty() ? owner : owner.substring(draft.javaPackage().length() + 1);
    List<Argument> arguments = new ArrayList<>();
    boolean isFloat = false;
    for (ParameterDraft p : draft.method().parameters()) {
      boolean isTensor = !draft.attributes().contains(p.name());
      String java = p.type().source();
      isFloat |= java.equals("float");
      int place = arguments.size();
      MethodDraft whole = draft.wholeMethod();
      boolean isCut =
          !isTensor
              && whole != null
              && place < whole.parameters().size()
              && type(whole.parameters().get(place).type()) == Type.WHOLE
              && type(p.type()) == Type.REAL;
      arguments.add(new Argument(p.name(), isTensor, type(p.type()), java, isCut));
    }
    boolean rewritten = (isFloat || draft.roundsToFloat()) && draft.body() != null;
    return new Formula(
        draft.member(),
        label,
        arguments,
        type(draft.method().result()),
        draft.body(),
        draft.whole(),
        rewritten ? "" : simple + "." + draft.member(),
        draft.wholeMethod() != null ? simple + "." + draft.member() : "",
        isFloat);
  }

  /** Returns a derivative, whose attributes have the types of another function's. */
  static Formula gradient(Formula of, String member, Body body) {
    List<Argument> arguments = new ArrayList<>();
    for (Parameter p : body.parameters()) {
      String java =
          of.arguments.stream()
              .filter(argument -> argument.name.equals(p.name()))
              .map(Argument::java)
              .findFirst()
              .orElse("double");
      arguments.add(new Argument(p.name(), p.role() == Role.ELEMENT, p.type(), java, false));
    }
    return new Formula(member, of.label, arguments, Type.REAL, body, null, "", "", false);
  }

  private static Type type(TypeDraft type) {
    return switch (type.kind()) {
      case BOOLEAN -> Type.TRUTH;
      case INTEGER -> Type.WHOLE;
      default -> Type.REAL;
    };
  }

  List<Argument> tensors() {
    return arguments.stream().filter(Argument::isTensor).toList();
  }

  List<Argument> attributes() {
    return arguments.stream().filter(argument -> !argument.isTensor()).toList();
  }

  boolean hasWhole() {
    return !callWhole.isEmpty();
  }
}
