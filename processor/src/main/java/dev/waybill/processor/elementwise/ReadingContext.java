package dev.waybill.processor.elementwise;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/**
 * What the readers of a method share.
 *
 * @param trees the compiler's trees
 * @param elsewhere what is known of classes that are not compiled
 * @param problems what cannot be translated
 * @param names the names that the source gives to expressions, by identity
 * @param met the types that numbers were converted to which the compiler does not know
 * @param widths in which kernels it is computed
 * @param around what is being read at the moment, the innermost last
 */
record ReadingContext(
    Trees trees,
    Elsewhere elsewhere,
    List<Problem> problems,
    Map<Expression, String> names,
    Set<TypeKind> met,
    Widths widths,
    List<Element> around) {

  /** Returns the context of a method or constant that is met. */
  ReadingContext inside(Element element, List<Problem> to) {
    List<Element> inner = new ArrayList<>(around);
    inner.add(element);
    return new ReadingContext(trees, elsewhere, to, names, met, widths, inner);
  }

  static boolean isNumeric(TypeKind kind) {
    return BodyReader.SCALARS.contains(kind) || kind == TypeKind.INT;
  }

  static String words(Tree tree) {
    return tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns a value as another type, or reports that there is no such conversion. */
  Typed converted(Typed value, TypeKind kind, TreePath at) {
    Typed converted = value.to(kind);
    if (converted != null) {
      if (!converted.isConstant()) {
        met.add(kind);
      }
      return converted;
    }
    String to = kind.name().toLowerCase(Locale.ROOT);
    String from = value.kind().name().toLowerCase(Locale.ROOT);
    return refused(
        new Problem(
            "this makes "
                + to
                + " of "
                + from
                + ", and devices differ in what is out of range."
                + " Round with Math.rint, Math.floor or Math.ceil.",
            at),
        kind);
  }

  /**
   * Reports constants that kernels of {@code float} have no number for. What Java itself makes
   * infinite stays so.
   */
  Typed inRange(Typed value, TreePath at) {
    if (widths.haveFloat()) {
      new Walk(
              e -> {
                if (e instanceof Expression.Real real) {
                  inRange(real.value(), at);
                }
              })
          .visit(value.expression());
    }
    return value;
  }

  private void inRange(double value, TreePath at) {
    float narrow = (float) value;
    if (Double.isFinite(value) && (Float.isInfinite(narrow) || (narrow == 0) != (value == 0))) {
      report(
          new Problem(
              "the constant "
                  + value
                  + " is "
                  + (narrow == 0 ? "0" : "infinite")
                  + " in float, in which kernels of f32 compute. Choose one between 1.4e-45 and"
                  + " 3.4e38"
                  + widths.otherwise()
                  + ".",
              at));
    }
  }

  /** Reports a problem and returns something of a type, so that reading goes on. */
  Typed refused(Problem problem, TypeKind kind) {
    report(problem);
    return switch (kind) {
      case BOOLEAN -> Typed.of(true);
      // Not constants, of which further problems would be found.
      default ->
          new Typed(
              kind,
              new Expression.Parameter("?", Expression.Role.ELEMENT, 0, BodyReader.type(kind)));
    };
  }

  /** A method that is called twice has each problem once. */
  void report(Problem problem) {
    boolean known =
        problems.stream()
            .anyMatch(
                one ->
                    one.at().getLeaf() == problem.at().getLeaf()
                        && one.message().equals(problem.message()));
    if (!known) {
      problems.add(problem);
    }
  }
}
