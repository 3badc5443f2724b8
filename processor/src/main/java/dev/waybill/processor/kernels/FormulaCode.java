package dev.waybill.processor.kernels;

import dev.waybill.processor.elementwise.Code;
import dev.waybill.processor.elementwise.DeviceC;
import dev.waybill.processor.elementwise.FreeNames;
import dev.waybill.processor.elementwise.Scalar;
import dev.waybill.processor.elementwise.ScalarJava;
import dev.waybill.processor.elementwise.Type;
import dev.waybill.processor.kernels.Formula.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the methods of one formula that take tensors, and the one of numbers that they call. */
final class FormulaCode {
  private final Formula formula;
  private final List<Argument> tensors;
  private final List<Argument> attributes;

  private final String constant;
  private final @Nullable VectorLoops loops;

  // What lambdas name: numbers one by one or in an array, arrays of them, and places in these.
  private final List<String> numbers = new ArrayList<>();
  private final List<String> offsets = new ArrayList<>();
  private final String all;
  private final String allOffsets;
  private final String into;
  private final String intoOffset;
  private final String size;

  /**
   * Begins.
   *
   * @param formula the function
   * @param constant the name of the constant with its forms in C
   * @param loops its loops on vectors; {@code null} where there are none
   */
  FormulaCode(Formula formula, String constant, @Nullable VectorLoops loops) {
    this.formula = formula;
    this.constant = constant;
    this.loops = loops;
    tensors = formula.tensors();
    attributes = formula.attributes();
    FreeNames names = new FreeNames(formula.arguments().stream().map(Argument::name).toList());
    for (int k = 0; k <= tensors.size(); k++) {
      numbers.add(names.take("v" + k));
      offsets.add(names.take("v" + k + "At"));
    }
    all = names.take("v");
    allOffsets = names.take("vAt");
    into = names.take("vInto");
    intoOffset = names.take("vIntoAt");
    size = names.take("vn");
  }

  /** Returns the parameters of a method of tensors. */
  String signature() {
    return formula.arguments().stream()
        .map(a -> (a.isTensor() ? "Tensor" : a.java()) + " " + a.name())
        .collect(Collectors.joining(", "));
  }

  String arguments() {
    return formula.arguments().stream().map(Argument::name).collect(Collectors.joining(", "));
  }

  private String names() {
    return tensors.stream().map(Argument::name).collect(Collectors.joining(", "));
  }

  private String label() {
    return "\"" + formula.label() + "\"";
  }

  /** Writes the Java method of doubles, where the source has none. */
  String scalar() {
    if (!formula.call().isEmpty() || formula.body() == null) {
      return "";
    }
    String type = formula.result() == Type.TRUTH ? "boolean" : "double";
    String parameters =
        formula.arguments().stream()
            .map(a -> (a.isTensor() ? number(a.type()) : a.java()) + " " + a.name())
            .collect(Collectors.joining(", "));
    return "private static "
        + type
        + " "
        + formula.member()
        + "("
        + parameters
        + ") {\n"
        + indented(ScalarJava.write(formula.body(), Scalar.DOUBLE).required(), 2)
        + "}\n";
  }

  private static String number(Type type) {
    return type == Type.TRUTH ? "boolean" : "double";
  }

  /** Writes the expression that applies the formula number by number. */
  String reference() {
    boolean isTest = formula.result() == Type.TRUTH;
    boolean isReal = formula.result() == Type.REAL;
    String conditions = conditions();
    boolean mixed = !conditions.isEmpty();
    if (tensors.size() == 1 && isReal) {
      return formula.hasWhole()
          ? "Pointwise.unary(" + names() + ", " + reals(false) + ", " + wholes(false) + ")"
          : "Pointwise.floating(" + names() + ", " + reals(false) + ")";
    } else if (tensors.size() == 1 && isTest && !formula.hasWhole()) {
      return "Pointwise.test(" + names() + ", " + reals(false) + ")";
    } else if (tensors.size() == 2 && isReal && !mixed) {
      String second = formula.hasWhole() ? wholes(false) : "null";
      return "Pointwise.binary(" + String.join(", ", label(), names(), reals(false), second) + ")";
    } else if (tensors.size() == 2 && isTest && !mixed) {
      return "Pointwise.compare("
          + String.join(", ", label(), names(), reals(false), wholes(false))
          + ")";
    }
    boolean hasWhole = formula.hasWhole() || !isReal;
    String compute = (hasWhole ? "Promotion.of(" : "Pointwise.fractions(") + promoted() + ")";
    return "Pointwise.many("
        + String.join(
            ", ",
            label(),
            isTest ? "DType.BOOL" : compute,
            compute + (mixed ? ", new int[] {" + conditions + "}" : ""),
            reals(true),
            hasWhole ? wholes(true) : "null",
            names())
        + ")";
  }

  /** Returns the places of conditions that stand beside numbers. */
  private String conditions() {
    List<String> places = new ArrayList<>();
    for (int k = 0; k < tensors.size(); k++) {
      if (tensors.get(k).type() == Type.TRUTH) {
        places.add(Integer.toString(k));
      }
    }
    return places.size() == tensors.size() ? "" : String.join(", ", places);
  }

  /** Returns the tensors whose dtypes decide. */
  private String promoted() {
    List<Argument> deciding = tensors.stream().filter(a -> a.type() != Type.TRUTH).toList();
    return (deciding.isEmpty() ? tensors : deciding)
        .stream().map(Argument::name).collect(Collectors.joining(", "));
  }

  private String reals(boolean isArray) {
    boolean own = formula.call().isEmpty();
    String call = own ? formula.member() : formula.call();
    String cast = formula.isFloat() && !own ? "(float) " : "";
    return lambda(call, cast, false, isArray);
  }

  private String wholes(boolean isArray) {
    return formula.hasWhole()
        ? lambda(formula.callWhole(), "", true, isArray)
        : lambda(formula.call().isEmpty() ? formula.member() : formula.call(), "", false, isArray);
  }

  private String lambda(String call, String cast, boolean isWhole, boolean isArray) {
    IntFunction<String> number = k -> isArray ? all + "[" + k + "]" : numbers.get(k);
    List<String> passed = new ArrayList<>();
    int k = 0;
    for (Argument a : formula.arguments()) {
      passed.add(
          !a.isTensor()
              ? (isWhole && a.isCut() ? "(long) " : "") + a.name()
              : a.type() == Type.TRUTH ? number.apply(k) + " != 0" : cast + number.apply(k));
      k += a.isTensor() ? 1 : 0;
    }
    String left =
        isArray
            ? all
            : tensors.size() == 1
                ? numbers.get(0)
                : "(" + String.join(", ", numbers.subList(0, tensors.size())) + ")";
    String value = call + "(" + String.join(", ", passed) + ")";
    return left
        + " -> "
        + (isArray && formula.result() == Type.TRUTH ? "(" + value + " ? 1 : 0)" : value);
  }

  /** Returns whether there is a loop on vectors. */
  boolean hasLoops() {
    return loops != null;
  }

  /**
   * Writes the expression that runs the loop on vectors.
   *
   * @param otherwise what computes other dtypes; {@code null} where the tensors are known to fit
   */
  String loop(@Nullable String otherwise) {
    VectorLoops own = Objects.requireNonNull(loops, formula.member());
    String further = attributes.stream().map(FormulaCode::narrowed).collect(Collectors.joining());
    if (tensors.size() <= 2 && attributes.isEmpty()) {
      return call(own.reference(), otherwise);
    }
    List<String> taken = new ArrayList<>();
    if (tensors.size() <= 2) {
      for (int k = 0; k <= tensors.size(); k++) {
        taken.add(numbers.get(k));
        taken.add(offsets.get(k));
      }
      taken.add(size);
      String list = String.join(", ", taken);
      return call("(" + list + ") -> " + own.call(list + further), otherwise);
    }
    for (int k = 0; k < tensors.size(); k++) {
      taken.add(all + "[" + k + "]");
      taken.add(allOffsets + "[" + k + "]");
    }
    String result = String.join(", ", into, intoOffset, size);
    String many =
        "FloatLoops.many("
            + label()
            + ", ("
            + String.join(", ", all, allOffsets, result)
            + ") -> "
            + own.call(String.join(", ", taken) + ", " + result + further)
            + ", "
            + names()
            + ")";
    return otherwise == null
        ? many
        : "FloatLoops.fit(" + names() + ") ? " + many + " : " + otherwise + "(" + arguments() + ")";
  }

  private String call(String loop, @Nullable String otherwise) {
    if (tensors.size() == 1) {
      return "FloatLoops.unary(" + names() + ", " + loop + ")";
    }
    String rest = "";
    if (otherwise != null) {
      int dot = otherwise.lastIndexOf('.');
      List<String> passed = new ArrayList<>();
      int k = 0;
      for (Argument a : formula.arguments()) {
        passed.add(a.isTensor() ? numbers.get(k++) : a.name());
      }
      rest =
          attributes.isEmpty()
              ? ", " + otherwise.substring(0, dot) + "::" + otherwise.substring(dot + 1)
              : ", ("
                  + numbers.get(0)
                  + ", "
                  + numbers.get(1)
                  + ") -> "
                  + otherwise
                  + "("
                  + String.join(", ", passed)
                  + ")";
    }
    return "FloatLoops.binary(" + String.join(", ", label(), names(), loop) + rest + ")";
  }

  private static String narrowed(Argument attribute) {
    return ", " + (attribute.java().equals("double") ? "(float) " : "") + attribute.name();
  }

  /** Writes the constant with the forms in C, or nothing. */
  String inC() {
    if (formula.body() == null) {
      return "";
    }
    StringBuilder text = new StringBuilder("private static final DevicePointwise.Formula ");
    text.append(constant).append(" = DevicePointwise.Formula");
    text.append(".of(").append(block(DeviceC.write(formula.body(), Scalar.FLOAT)));
    text.append(",").append(block(DeviceC.write(formula.body(), Scalar.DOUBLE)));
    Code whole =
        DeviceC.write(formula.whole() != null ? formula.whole() : formula.body(), Scalar.LONG);
    if (whole.text() != null) {
      text.append(")\n    .orWhole(").append(block(whole));
    }
    text.append(")");
    if (formula.result() == Type.TRUTH) {
      text.append("\n    .asTest()");
    }
    if (!conditions().isEmpty()) {
      text.append("\n    .withConditions(").append(conditions()).append(")");
    }
    return text.append(";\n").toString();
  }

  private static String block(Code code) {
    return "\n        \"\"\"\n" + indented(code.required(), 8) + "        \"\"\"";
  }

  /** Writes the expression that applies the formula on a device. */
  String onDevice() {
    String numbers =
        attributes.stream()
            .map(a -> a.type() == Type.TRUTH ? a.name() + " ? 1 : 0" : a.name())
            .collect(Collectors.joining(", "));
    String given = attributes.isEmpty() ? "" : ", new Number[] {" + numbers + "}";
    return "DevicePointwise.apply(" + label() + ", " + constant + given + ", " + names() + ")";
  }

  /**
   * Writes the statements that choose by where tensors lie.
   *
   * @param recorded statements where autograd records; empty where they are not needed
   */
  String choosing(String recorded) {
    StringBuilder text = new StringBuilder();
    if (!recorded.isEmpty()) {
      text.append("if (Pointwise.isRecorded()) {\n").append(indented(recorded, 2)).append("}\n");
    }
    if (formula.body() != null) {
      text.append("if (DevicePointwise.isFor(").append(names()).append(")) {\n");
      text.append("  return ").append(onDevice()).append(";\n}\n");
    }
    if (hasLoops()) {
      text.append("if (FloatLoops.fit(").append(names()).append(")) {\n");
      text.append("  return ").append(loop(null)).append(";\n}\n");
    }
    return text.append("return ").append(reference()).append(";\n").toString();
  }

  static String indented(String text, int by) {
    return text.lines()
        .map(line -> line.isEmpty() ? "\n" : " ".repeat(by) + line + "\n")
        .collect(Collectors.joining());
  }
}
