package dev.waybill.processor.read;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Files, lines and comments of elements, from the compiler's trees where it has them.
 *
 * <p>Each class's tree is walked once: {@link Elements#getDocComment} searches the whole class at
 * every call, which is quadratic in the class.
 */
final class Sources {

  private final Elements elements;
  private final @Nullable Trees trees;
  private final Map<Element, TreePath> paths = new HashMap<>();
  private final Set<TypeElement> walked = new HashSet<>();
  private final Map<CompilationUnitTree, CharSequence> texts = new HashMap<>();

  Sources(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    trees = trees(environment);
  }

  /** Returns whether the compiler offers its trees; ECJ and Gradle's wrapper do not. */
  boolean hasTrees() {
    return trees != null;
  }

  /** Returns the compiler's trees, or {@code null}. */
  @Nullable Trees trees() {
    return trees;
  }

  /** Returns the file of an element below its source root, or an empty string. */
  String file(Element element) {
    TreePath path = path(element);
    if (path == null) {
      return "";
    }
    String name = path.getCompilationUnit().getSourceFile().toUri().getPath();
    if (name == null) {
      name = path.getCompilationUnit().getSourceFile().getName();
    }
    String simple = name.substring(name.lastIndexOf('/') + 1);
    PackageElement around = elements.getPackageOf(element);
    String folder = around == null ? "" : around.getQualifiedName().toString().replace('.', '/');
    return folder.isEmpty() ? simple : folder + "/" + simple;
  }

  /** Returns the line of an element's name, or 0. */
  int line(Element element) {
    TreePath path = path(element);
    if (path == null) {
      return 0;
    }
    LineMap lines = path.getCompilationUnit().getLineMap();
    return lines == null ? 0 : (int) lines.getLineNumber(start(path)); // with -g:none there is none
  }

  /** Returns the position of an element in its file, or 0. */
  long position(Element element) {
    TreePath path = path(element);
    return path == null ? 0 : start(path);
  }

  /** Returns {@code Relu.java:12}, without the line where it is unknown, or an empty string. */
  String place(Element element) {
    String file = file(element);
    int line = line(element);
    return file.substring(file.lastIndexOf('/') + 1) + (line == 0 ? "" : ":" + line);
  }

  /** Returns the text of an element's comment, or {@code null}. */
  @Nullable String comment(Element element) {
    TreePath path = path(element);
    return path == null || trees == null
        ? elements.getDocComment(element)
        : trees.getDocComment(path);
  }

  /** Returns whether the comment above an element is a {@code ///} comment. */
  boolean isMarkdown(Element element) {
    TreePath path = path(element);
    if (path == null) {
      return false;
    }
    CharSequence text = texts.computeIfAbsent(path.getCompilationUnit(), Sources::text);
    int end = (int) Math.min(start(path), text.length());
    // The comment stands in the lines above the element; its modifiers may be on the same line.
    int lineEnd = lineStart(text, end) - 1;
    while (lineEnd > 0) {
      int lineStart = lineStart(text, lineEnd);
      String line = text.subSequence(lineStart, lineEnd).toString().strip();
      if (!line.isEmpty()) {
        return line.startsWith("///");
      }
      lineEnd = lineStart - 1;
    }
    return false;
  }

  /** Prints a message at a tree. */
  void print(TreePath path, Diagnostic.Kind kind, String text) {
    if (trees != null) {
      trees.printMessage(kind, text, path.getLeaf(), path.getCompilationUnit());
    }
  }

  /** Returns the position of a tree in its file. */
  long start(TreePath path) {
    return trees == null
        ? 0
        : Math.max(
            0,
            trees.getSourcePositions().getStartPosition(path.getCompilationUnit(), path.getLeaf()));
  }

  /** Returns the tree of an element, or {@code null}. */
  @Nullable TreePath path(Element element) {
    if (trees == null) {
      return null;
    }
    TreePath known = paths.get(element);
    if (known != null) {
      return known;
    }
    Element around = element.getEnclosingElement();
    if (around instanceof ExecutableElement method && element instanceof VariableElement) {
      return parameter(method, element);
    }
    if (around instanceof TypeElement type && walked.add(type)) {
      walk(type);
      known = paths.get(element);
    }
    if (known == null) {
      known = trees.getPath(element);
      if (known != null) {
        paths.put(element, known);
      }
    }
    return known;
  }

  /** Not by {@code Trees.getPath}, which searches the whole file for each parameter. */
  private @Nullable TreePath parameter(ExecutableElement method, Element parameter) {
    TreePath path = path(method);
    int index = method.getParameters().indexOf(parameter);
    if (path == null || index < 0 || !(path.getLeaf() instanceof MethodTree tree)) {
      return path;
    }
    // A record's canonical constructor has parameters of its own only where it is written out.
    List<? extends VariableTree> trees = tree.getParameters();
    return index < trees.size() ? new TreePath(path, trees.get(index)) : path;
  }

  private void walk(TypeElement type) {
    TreePath classPath = path(type);
    if (classPath == null || trees == null || !(classPath.getLeaf() instanceof ClassTree tree)) {
      return;
    }
    for (Tree member : tree.getMembers()) {
      TreePath memberPath = new TreePath(classPath, member);
      Element element = trees.getElement(memberPath);
      if (element != null) {
        paths.put(element, memberPath);
      }
    }
  }

  private static int lineStart(CharSequence text, int position) {
    int start = position;
    while (start > 0 && text.charAt(start - 1) != '\n') {
      start--;
    }
    return start;
  }

  private static CharSequence text(CompilationUnitTree unit) {
    try {
      return unit.getSourceFile().getCharContent(true);
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static @Nullable Trees trees(ProcessingEnvironment environment) {
    try {
      return Trees.instance(environment);
    } catch (IllegalArgumentException | LinkageError otherCompiler) {
      return null;
    }
  }
}
