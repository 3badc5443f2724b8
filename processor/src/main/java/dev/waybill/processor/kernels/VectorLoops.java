package dev.waybill.processor.kernels;

import dev.waybill.processor.elementwise.Body;
import dev.waybill.processor.elementwise.Code;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import dev.waybill.processor.elementwise.FreeNames;
import dev.waybill.processor.elementwise.Scalar;
import dev.waybill.processor.elementwise.Type;
import dev.waybill.processor.elementwise.VectorJava;
import dev.waybill.processor.kernels.Formula.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the loops of one formula on vectors of {@code float}. A formula that calls several
 * functions of {@code VectorMath} is computed in stages, block by block.
 */
final class VectorLoops {
  private final Formula formula;
  private final List<Body> stages;
  private final List<String> texts;

  private VectorLoops(Formula formula, List<Body> stages, List<String> texts) {
    this.formula = formula;
    this.stages = stages;
    this.texts = texts;
  }

  /** Returns the loops of a formula, or {@code null} where there is no form on vectors. */
  static @Nullable VectorLoops of(Formula formula) {
    Body body = formula.body();
    if (body == null || formula.result() != Type.REAL) {
      return null;
    }
    List<Body> stages = VectorJava.stages(body);
    List<String> texts = new ArrayList<>();
    for (Body stage : stages) {
      Code code = VectorJava.write(stage, Scalar.FLOAT);
      if (code.text() == null) {
        return null;
      }
      texts.add(code.text());
    }
    return new VectorLoops(formula, stages, texts);
  }

  String reference() {
    return "Vectors::" + formula.member();
  }

  String call(String arguments) {
    return "Vectors." + formula.member() + "(" + arguments + ")";
  }

  /**
   * Writes the methods.
   *
   * @param members the names of the methods of the class, of which this formula's is taken
   */
  String write(FreeNames members) {
    StringBuilder text = new StringBuilder();
    boolean single = stages.size() == 1;
    List<String> names = new ArrayList<>();
    for (int k = 0; k < stages.size(); k++) {
      names.add(single ? formula.member() : members.take(formula.member() + "Part" + k));
    }
    for (int k = 0; k < stages.size(); k++) {
      String name = names.get(k);
      List<Parameter> used = stages.get(k).used();
      text.append(k == 0 ? "" : "\n").append(loop(name, used, single)).append("\n");
      text.append("private static FloatVector ").append(name).append("(");
      text.append(
          used.stream()
              .map(p -> (isElement(p) ? "FloatVector " : attribute(p) + " ") + p.name())
              .collect(Collectors.joining(", ")));
      text.append(") {\n").append(FormulaCode.indented(texts.get(k), 2)).append("}\n");
    }
    return single ? text.toString() : blocks(names) + "\n" + text;
  }

  /** Returns the name of what a stage computes for the later ones. */
  private String part(int stage) {
    int own = stages.get(0).parameters().size();
    return stages.get(stages.size() - 1).parameters().get(own + stage).name();
  }

  private static boolean isElement(Parameter parameter) {
    return parameter.role() == Role.ELEMENT;
  }

  private String attribute(Parameter parameter) {
    return formula.arguments().stream()
        .filter(argument -> argument.name().equals(parameter.name()))
        .map(VectorLoops::narrow)
        .findFirst()
        .orElse("float");
  }

  private static String narrow(Argument argument) {
    return argument.java().equals("double") ? "float" : argument.java();
  }

  /** Writes one loop; arrays are named by their place, since an argument may have any name. */
  private String loop(String name, List<Parameter> used, boolean isWhole) {
    List<String> parameters = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    if (isWhole) {
      // Its callers pass all.
      for (int at = 0; at < formula.tensors().size(); at++) {
        String x = "x" + at;
        parameters.add("float[] " + x + ", int " + x + "At");
      }
    }
    int k = 0;
    int s = 0;
    for (Parameter p : isWhole ? stages.get(0).parameters() : used) {
      if (isElement(p)) {
        String x = "x" + k++;
        if (!isWhole) {
          parameters.add("float[] " + x + ", int " + x + "At");
        }
        if (used.contains(p)) {
          passed.add("FloatVector.fromArray(SPECIES, " + x + ", " + x + "At + i)");
          rest.add("FloatVector.fromArray(SPECIES, " + x + ", " + x + "At + i, rest)");
        }
      } else {
        String number = "s" + s++;
        numbers.add(attribute(p) + " " + number);
        if (used.contains(p)) {
          passed.add(number);
          rest.add(number);
        }
      }
    }
    String tail = numbers.isEmpty() ? "" : ", " + String.join(", ", numbers);
    return """
        static void NAME(PARAMETERSfloat[] y, int yAt, int nNUMBERS) {
          int i = 0;
          for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
            NAME(PASSED).intoArray(y, yAt + i);
          }
          if (i < n) {
            VectorMask<Float> rest = SPECIES.indexInRange(i, n);
            NAME(REST).intoArray(y, yAt + i, rest);
          }
        }
        """
        .replace("NAME", name)
        .replace("PARAMETERS", parameters.isEmpty() ? "" : String.join(", ", parameters) + ", ")
        .replace("PASSED", String.join(", ", passed))
        .replace("REST", String.join(", ", rest))
        .replace("NUMBERS", tail);
  }

  /** Writes the method that runs the stages over blocks. */
  private String blocks(List<String> names) {
    StringBuilder text = new StringBuilder("static void ").append(formula.member()).append("(");
    List<Argument> tensors = formula.tensors();
    for (int k = 0; k < tensors.size(); k++) {
      text.append("float[] x").append(k).append(", int x").append(k).append("At, ");
    }
    text.append("float[] y, int yAt, int n");
    List<Argument> attributes = formula.attributes();
    for (int s = 0; s < attributes.size(); s++) {
      text.append(", ").append(narrow(attributes.get(s))).append(" s").append(s);
    }
    text.append(") {\n");
    for (int k = 0; k < stages.size() - 1; k++) {
      text.append("  float[] ").append(part(k)).append(" = new float[Math.min(n, BLOCK)];\n");
    }
    text.append("  for (int i = 0; i < n; i += BLOCK) {\n");
    text.append("    int size = Math.min(n - i, BLOCK);\n");
    for (int k = 0; k < stages.size(); k++) {
      List<String> passed = new ArrayList<>();
      List<String> numbers = new ArrayList<>();
      for (Parameter p : stages.get(k).used()) {
        int tensor = index(tensors, p);
        if (tensor >= 0) {
          passed.add("x" + tensor + ", x" + tensor + "At + i");
        } else if (isElement(p)) {
          passed.add(p.name() + ", 0");
        } else {
          numbers.add("s" + index(attributes, p));
        }
      }
      passed.add(k == stages.size() - 1 ? "y, yAt + i" : part(k) + ", 0");
      passed.add("size");
      passed.addAll(numbers);
      text.append("    ").append(names.get(k)).append("(");
      text.append(String.join(", ", passed)).append(");\n");
    }
    return text.append("  }\n}\n").toString();
  }

  private static int index(List<Argument> arguments, Parameter parameter) {
    for (int k = 0; k < arguments.size(); k++) {
      if (arguments.get(k).name().equals(parameter.name())) {
        return k;
      }
    }
    return -1;
  }

  /** Returns whether the loops are computed in blocks. */
  boolean hasStages() {
    return stages.size() > 1;
  }
}
