package dev.waybill.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import dev.waybill.processor.model.LocalDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds our annotations inside the bodies of methods and initializers. A round does not list local
 * and anonymous classes, so the compiler's trees are walked; annotations in them do not resolve
 * yet, and are known by their names and the imports of the file.
 */
final class LocalReader extends TreeScanner<@Nullable Void, @Nullable Void> {

  private final Sources sources;
  private final Set<String> annotations;
  private final List<LocalDraft> found = new ArrayList<>();
  private @Nullable TypeElement root;
  private @Nullable TreePath path;
  private boolean inside;
  private String declared = "";

  LocalReader(Sources sources, List<String> annotations) {
    this.sources = sources;
    this.annotations = Set.copyOf(annotations);
  }

  /** Returns the annotations in the order of files and lines; none where there are no trees. */
  List<LocalDraft> read(RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      root = type;
      path = sources.path(type);
      if (path != null) {
        scan(path.getLeaf(), null);
      }
    }
    record Keyed(String key, LocalDraft draft) {}
    return found.stream()
        .map(draft -> new Keyed(draft.at().sortKey(), draft))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::draft)
        .toList();
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
    if (!inside) {
      return scan(tree.getMembers(), null);
    }
    String kind = tree.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return declare(kind + " " + tree.getSimpleName(), () -> super.visitClass(tree, null));
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
    return inside
        ? declare("method " + tree.getName(), () -> super.visitMethod(tree, null))
        : enter(() -> scan(tree.getBody(), null));
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
    return inside
        ? declare("variable " + tree.getName(), () -> super.visitVariable(tree, null))
        : enter(() -> scan(tree.getInitializer(), null));
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void none) {
    return inside ? super.visitBlock(tree, null) : enter(() -> super.visitBlock(tree, null));
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void none) {
    String name = name(tree.getAnnotationType().toString());
    if (root != null && path != null && annotations.contains(name)) {
      found.add(
          new LocalDraft(name, declared, ElementRef.of(sources, root, new TreePath(path, tree))));
    }
    return null;
  }

  private @Nullable Void declare(String what, Runnable walk) {
    String around = declared;
    declared = what;
    walk.run();
    declared = around;
    return null;
  }

  private @Nullable Void enter(Runnable walk) {
    inside = true;
    walk.run();
    inside = false;
    return null;
  }

  /** Returns the simple name of an annotation of ours, or an empty string. */
  private String name(String written) {
    if (written.startsWith(Mirror.PACKAGE)) {
      return written.substring(Mirror.PACKAGE.length());
    }
    if (path == null || !annotations.contains(written)) {
      return "";
    }
    return isImported(path.getCompilationUnit(), written) ? written : "";
  }

  private static boolean isImported(CompilationUnitTree unit, String simple) {
    boolean onDemand = false;
    for (ImportTree each : unit.getImports()) {
      String imported = each.getQualifiedIdentifier().toString();
      if (imported.endsWith("." + simple)) {
        return imported.equals(Mirror.PACKAGE + simple);
      }
      onDemand |= imported.equals(Mirror.PACKAGE + "*");
    }
    return onDemand;
  }
}
