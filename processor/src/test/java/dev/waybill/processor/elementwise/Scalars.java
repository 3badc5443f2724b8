package dev.waybill.processor.elementwise;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the reader makes of the methods of a class. Parameters in capitals are attributes.
 *
 * @param bodies the functions that it reads
 * @param problems the others' problems, such as {@code 3:14 this is a loop …}
 */
record Scalars(Map<String, Body> bodies, List<String> problems) {
  private static final String OWN =
      """
      package dev.waybill.kernel;
      public final class ScalarMath {
        public static native double erf(double x);
        public static native double erfc(double x);
        public static native double clamp(double x, double low, double high);
      }
      """;

  /** No class file is there. */
  private static final Elsewhere NOTHING =
      new Elsewhere() {
        @Override
        public List<String> formulas(TypeElement owner) {
          return List.of();
        }

        @Override
        public boolean isElementwise(ExecutableElement method) {
          return false;
        }

        @Override
        public boolean isOwn(TypeElement owner) {
          return false;
        }
      };

  /** Reads the methods of the class {@code F} with these members. */
  static Scalars of(String members) {
    String text =
        "import dev.waybill.kernel.ScalarMath;\nimport static dev.waybill.kernel.ScalarMath.erfc;\n"
            + "final class F {\n"
            + members
            + "}\n";
    Scalars read = new Scalars(new LinkedHashMap<>(), new ArrayList<>());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            null,
            said -> read.problems.add("javac: " + said.getMessage(Locale.ROOT)),
            List.of("-proc:only", "-Xlint:none"),
            null,
            List.of(source("F", text), source("dev/waybill/kernel/ScalarMath", OWN)));
    task.setProcessors(List.of(new Reader(read)));
    task.call();
    return read;
  }

  static Body body(String method) {
    Scalars read = of(method);
    if (!read.problems.isEmpty()) {
      throw new AssertionError(read.problems.toString());
    }
    return read.bodies.values().iterator().next();
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static final class Reader extends AbstractProcessor {
    private final Scalars read;

    Reader(Scalars read) {
      this.read = read;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement("F");
      if (round.processingOver() || type == null) {
        return false;
      }
      Trees trees = Trees.instance(processingEnv);
      for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
        String name = method.getSimpleName().toString();
        if (name.startsWith("helper")) {
          continue;
        }
        Reading reading =
            new BodyReader(trees, NOTHING)
                .read(
                    method,
                    one -> Character.isUpperCase(one.getSimpleName().toString().charAt(0)),
                    name.startsWith("wide")
                        ? Widths.DOUBLE
                        : name.startsWith("part") ? Widths.PART : Widths.ALL);
        if (reading.body() != null) {
          read.bodies.put(name, Objects.requireNonNull(reading.body()));
        }
        reading.problems().forEach(problem -> read.problems.add(text(trees, problem)));
      }
      return false;
    }

    private static String text(Trees trees, Problem problem) {
      CompilationUnitTree unit = problem.at().getCompilationUnit();
      long start = trees.getSourcePositions().getStartPosition(unit, problem.at().getLeaf());
      return (unit.getLineMap().getLineNumber(start) - 3)
          + ":"
          + unit.getLineMap().getColumnNumber(start)
          + " "
          + problem.message();
    }
  }
}
