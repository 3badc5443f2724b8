package dev.waybill.processor.kernels;

import dev.waybill.processor.elementwise.Body;
import dev.waybill.processor.elementwise.Code;
import dev.waybill.processor.elementwise.FormulaText;
import dev.waybill.processor.elementwise.FreeNames;
import dev.waybill.processor.elementwise.KernelNames;
import dev.waybill.processor.elementwise.OpsJava;
import dev.waybill.processor.kernels.ElementwiseOps.Gradient;
import dev.waybill.processor.model.ElementwiseDraft;
import dev.waybill.processor.model.MethodDraft;
import dev.waybill.processor.model.ModuleDraft;
import dev.waybill.processor.model.SymbolDraft;
import dev.waybill.processor.write.GeneratedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the class with the kernels of the methods with {@code @Elementwise} of another class. */
public final class KernelClass {
  private static final String FOLDER = "META-INF/waybill/kernels/";

  private final ModuleDraft module;

  /** What was written of each method, in the order of the source. */
  private final List<Written> written = new ArrayList<>();

  /** The names of its fields; one of the name of a class would hide that. */
  private final FreeNames fields;

  /** The names of its methods. */
  private final FreeNames members;

  private KernelClass(ModuleDraft module, List<ElementwiseDraft> drafts) {
    this.module = module;
    ElementwiseDraft first = drafts.get(0);
    fields =
        new FreeNames(
            List.of(KernelNames.simple(first.topLevel()), KernelNames.simple(first.kernels())));
    members = new FreeNames(drafts.stream().flatMap(draft -> members(draft, module)).toList());
    for (ElementwiseDraft draft : drafts) {
      written.add(new Written(draft, write(draft)));
    }
  }

  private static Stream<String> members(ElementwiseDraft draft, ModuleDraft module) {
    return Stream.concat(
        Stream.of(draft.member()), Gradient.all(draft, module).stream().map(Gradient::member));
  }

  /**
   * Writes a class for each class with such methods.
   *
   * @param module what was read
   * @param isBroken tells for which nothing is to be written
   * @return the files, sorted by name, and resources of the same, to be read where it is used
   */
  public static List<GeneratedFile> write(
      ModuleDraft module, Predicate<ElementwiseDraft> isBroken) {
    Map<String, List<ElementwiseDraft>> byOwner = new TreeMap<>();
    for (ElementwiseDraft draft : module.elementwise()) {
      if (isBroken.test(draft)) {
        continue;
      }
      byOwner.computeIfAbsent(draft.kernels(), name -> new ArrayList<>()).add(draft);
    }
    List<GeneratedFile> files = new ArrayList<>();
    for (Map.Entry<String, List<ElementwiseDraft>> owner : byOwner.entrySet()) {
      KernelClass kernels = new KernelClass(module, owner.getValue());
      GeneratedFile source = kernels.file(owner.getKey(), kernels.written);
      files.add(source);
      kernels.shown(source, files);
    }
    return files;
  }

  /** Writes what people read of a class: each op by itself, and the parts of ops together. */
  private void shown(GeneratedFile source, List<GeneratedFile> files) {
    if (written.size() == 1) {
      files.add(resource(source.name(), source));
      return;
    }
    List<Written> parts = new ArrayList<>();
    for (Written one : written) {
      String op = one.draft.op();
      if (op.isEmpty()) {
        parts.add(one);
      } else {
        files.add(resource(source.name() + "/" + op, file(source.name(), List.of(one))));
      }
    }
    if (!parts.isEmpty()) {
      files.add(resource(source.name(), file(source.name(), parts)));
    }
  }

  private static GeneratedFile resource(String name, GeneratedFile source) {
    return new GeneratedFile(
        FOLDER + name + ".java",
        GeneratedFile.Kind.CLASS_OUTPUT_RESOURCE,
        source.content(),
        source.originatingTopLevelTypes());
  }

  /** Writes the class with the members of some methods. */
  private GeneratedFile file(String name, List<Written> of) {
    Members members = new Members();
    of.forEach(one -> members.add(one.members));
    ElementwiseDraft first = of.get(0).draft;
    String simple = KernelNames.simple(name);
    StringBuilder body = new StringBuilder();
    body.append("final class ").append(simple).append(" {\n");
    members.constants.forEach(one -> body.append(FormulaCode.indented(one, 2)).append("\n"));
    body.append("  private ").append(simple).append("() {}\n");
    members.methods.forEach(one -> body.append("\n").append(FormulaCode.indented(one, 2)));
    if (!members.loops.isEmpty()) {
      body.append("\n").append(FormulaCode.indented(members.vectors(), 2));
    }
    body.append("}\n");
    String marked = module.build().seesGenerated() ? "@Generated(\"dev.waybill\")\n" : "";
    String head =
        "/** The kernels of {@link "
            + first.ownerName()
            + "}, written from its methods. */\n"
            + "@SuppressWarnings({\"deprecation\", \"removal\"})\n"
            + formulas(of)
            + marked;
    String text =
        "package "
            + first.javaPackage()
            + ";\n\n"
            + imports(head + body, first.javaPackage())
            + head
            + body;
    return new GeneratedFile(
        name, GeneratedFile.Kind.SOURCE, Lines.wrapped(text), List.of(first.topLevel()));
  }

  /** Writes the annotation by which other modules can call the methods in theirs. */
  private static String formulas(List<Written> of) {
    List<String> lines = new ArrayList<>();
    for (Written one : of) {
      add(one.draft.body(), one.draft.method(), lines);
      add(one.draft.whole(), one.draft.wholeMethod(), lines);
    }
    return lines.isEmpty() ? "" : "@Formulas({\n" + String.join(",\n", lines) + "\n})\n";
  }

  private static void add(@Nullable Body body, @Nullable MethodDraft method, List<String> lines) {
    if (body != null && method != null) {
      lines.add("  \"" + FormulaText.write(body, method.erasedSignature()) + "\"");
    }
  }

  private static String imports(String body, String javaPackage) {
    StringBuilder text = new StringBuilder();
    for (String name : KernelNames.IMPORTS) {
      String simple = KernelNames.simple(name);
      // Not as part of a qualified name, by which messages tell of what is not there.
      boolean isNamed = body.matches("(?s).*(?<![\\w.])" + simple + "\\b.*");
      if (isNamed && !name.equals(javaPackage + "." + simple)) {
        text.append("import ").append(name).append(";\n");
      }
    }
    return text.append("\n").toString();
  }

  private Members write(ElementwiseDraft draft) {
    Members into = new Members();
    Formula formula = Formula.of(draft, label(draft));
    FormulaCode code = code(formula, into);
    String reference = "return " + code.reference() + ";\n";
    if (draft.op().isEmpty()) {
      into.method(code, draft.member(), code.choosing(""));
    } else {
      into.method(code, draft.member(), reference);
      if (code.hasLoops()) {
        String otherwise = KernelNames.simple(draft.kernels()) + "." + draft.member();
        into.method(code, draft.member() + "Vector", "return " + code.loop(otherwise) + ";\n");
      }
      if (draft.body() != null) {
        into.method(code, draft.member() + "OnDevice", "return " + code.onDevice() + ";\n");
      }
    }
    for (Gradient gradient : Gradient.all(draft, module)) {
      Body body = gradient.body();
      if (body == null) {
        into.methods.add(refused(formula, gradient, draft));
      } else {
        FormulaCode derived = code(Formula.gradient(formula, gradient.member(), body), into);
        into.method(
            derived, gradient.member(), derived.choosing(recorded(formula, gradient, body)));
      }
    }
    return into;
  }

  /** Returns the op's name, also where a method computes a part of an op of its class only. */
  private String label(ElementwiseDraft draft) {
    List<String> ops =
        module.symbols().stream()
            .filter(symbol -> symbol.op() != null && symbol.owner().equals(draft.owner()))
            .map(SymbolDraft::canonicalName)
            .toList();
    return !draft.op().isEmpty()
        ? draft.op()
        : ops.size() == 1
            ? ops.get(0)
            : KernelNames.simple(draft.ownerName()) + "." + draft.member();
  }

  private FormulaCode code(Formula formula, Members into) {
    VectorLoops own = module.build().seesVectors() ? VectorLoops.of(formula) : null;
    String constant = formula.body() == null ? "" : fields.take(upperSnake(formula.member()));
    FormulaCode code = new FormulaCode(formula, constant, own);
    if (!constant.isEmpty()) {
      into.constants.add(code.inC());
    }
    if (!code.scalar().isEmpty()) {
      into.methods.add(code.scalar());
    }
    if (own != null) {
      into.loops.add(own.write(members));
      into.hasStages |= own.hasStages();
    }
    return code;
  }

  /** Turns {@code leakyRelu} into {@code LEAKY_RELU}. */
  private static String upperSnake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /** Writes the statements that compute a derivative by ops. */
  private static String recorded(Formula formula, Gradient gradient, Body body) {
    Code ops = OpsJava.write(body, formula.label(), gradient.of());
    return ops.text() != null
        ? ops.required()
        : refusal("notRecorded", formula, gradient, String.valueOf(ops.reason()));
  }

  /**
   * Writes a gradient that says why there is none; it takes whatever one with a formula would take.
   */
  private static String refused(Formula formula, Gradient gradient, ElementwiseDraft draft) {
    String reason =
        draft.problems().isEmpty()
            ? "the compiler hid the body of "
                + draft.member()
                + " when its class was compiled (javac itself shows it)"
            : "the body of " + draft.member() + " has no formula and NotElementwise is suppressed";
    return "static Tensor "
        + gradient.member()
        + "(Tensor gy, Object... others) {\n  "
        + refusal("notDerived", formula, gradient, reason)
        + "}\n";
  }

  private static String refusal(String method, Formula formula, Gradient gradient, String reason) {
    return "throw Pointwise."
        + method
        + "(\""
        + formula.label()
        + "\", \""
        + gradient.of()
        + "\", \""
        + reason
        + "\");\n";
  }

  /** What was written of a method. */
  private record Written(ElementwiseDraft draft, Members members) {}

  /** Members of the class. */
  private static final class Members {
    private final List<String> constants = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private boolean hasStages;

    void add(Members others) {
      constants.addAll(others.constants);
      methods.addAll(others.methods);
      loops.addAll(others.loops);
      hasStages |= others.hasStages;
    }

    void method(FormulaCode code, String name, String body) {
      methods.add(
          "static Tensor "
              + name
              + "("
              + code.signature()
              + ") {\n"
              + FormulaCode.indented(body, 2)
              + "}\n");
    }

    String vectors() {
      StringBuilder text = new StringBuilder();
      text.append("/** The loops on vectors, which are loaded where the Vector API is there. */\n");
      text.append("private static final class " + KernelNames.VECTORS + " {\n");
      text.append("  private static final VectorSpecies<Float> SPECIES =");
      text.append(" FloatVector.SPECIES_PREFERRED;\n");
      if (hasStages) {
        text.append(
            "\n  /** Numbers between two stages of a formula, which stay in the cache. */\n");
        text.append("  private static final int BLOCK = 1024;\n");
      }
      text.append("\n  private " + KernelNames.VECTORS + "() {}\n");
      loops.forEach(one -> text.append("\n").append(FormulaCode.indented(one, 2)));
      return text.append("}\n").toString();
    }
  }
}
