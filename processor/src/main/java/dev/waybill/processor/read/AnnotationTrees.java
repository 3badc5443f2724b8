package dev.waybill.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;

/**
 * Finds the trees of repeated annotations. The compiler keeps those in a container that stands
 * nowhere in source, so it prints messages about them at the element.
 */
final class AnnotationTrees {

  private AnnotationTrees() {}

  /** Returns the trees of an element's annotations of a simple name, in the order of source. */
  static List<TreePath> of(Sources sources, Element element, String annotation) {
    TreePath path = sources.path(element);
    List<TreePath> found = new ArrayList<>();
    if (path != null) {
      for (AnnotationTree tree : annotations(path, element)) {
        String name = tree.getAnnotationType().toString();
        if (name.equals(annotation) || name.endsWith("." + annotation)) {
          found.add(new TreePath(path, tree));
        }
      }
    }
    return found;
  }

  /** Returns the tree of a member's value, or that of the annotation where it is not written. */
  static TreePath value(TreePath annotation, String member) {
    if (annotation.getLeaf() instanceof AnnotationTree tree) {
      for (ExpressionTree argument : tree.getArguments()) {
        if (argument instanceof AssignmentTree assignment
            && assignment.getVariable().toString().equals(member)) {
          return new TreePath(annotation, assignment.getExpression());
        }
      }
    }
    return annotation;
  }

  private static List<? extends AnnotationTree> annotations(TreePath path, Element element) {
    Tree leaf = path.getLeaf();
    if (element instanceof PackageElement) {
      return path.getCompilationUnit().getPackageAnnotations();
    }
    if (leaf instanceof MethodTree method) {
      return method.getModifiers().getAnnotations();
    }
    if (leaf instanceof ClassTree type) {
      return type.getModifiers().getAnnotations();
    }
    return leaf instanceof VariableTree variable
        ? variable.getModifiers().getAnnotations()
        : List.of();
  }
}
