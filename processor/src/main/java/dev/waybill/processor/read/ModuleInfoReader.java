package dev.waybill.processor.read;

import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.ProvidesTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Reads the compiled {@code module-info} as text where trees are there. Not by its directives:
 * asking for them resolves {@code provides}, whose class this processor has yet to generate.
 */
final class ModuleInfoReader {

  private final Elements elements;
  private final @Nullable ModuleElement module;
  private final Set<String> exported = new HashSet<>();
  private final List<String> provided = new ArrayList<>();
  private final boolean known;

  ModuleInfoReader(ProcessingEnvironment environment, Set<? extends Element> roots) {
    elements = environment.getElementUtils();
    module = module(environment.getElementUtils(), roots);
    known = module != null && readTree(environment, module);
  }

  /** Returns the {@code module-info} of this compilation, or {@code null}. */
  @Nullable ModuleElement module() {
    return module;
  }

  /** Returns the providers of {@code ExportModule} that it names. */
  List<String> provided() {
    return provided;
  }

  /** Returns whether the package is exported, or there is no {@code module-info}. */
  boolean exports(PackageElement inPackage) {
    return !known || exported.contains(inPackage.getQualifiedName().toString());
  }

  /** Returns the exported packages, or {@code null} where nothing says. */
  @Nullable Set<String> exported() {
    return known ? exported : null;
  }

  /** Returns whether this module reads the module of a class. */
  boolean sees(String type) {
    return (module == null ? elements.getTypeElement(type) : elements.getTypeElement(module, type))
        != null;
  }

  private boolean readTree(ProcessingEnvironment environment, ModuleElement named) {
    try {
      TreePath path = Trees.instance(environment).getPath(named);
      ModuleTree tree = path == null ? null : path.getCompilationUnit().getModule();
      if (tree == null) {
        return false;
      }
      tree.getDirectives().forEach(this::read);
      return true;
    } catch (IllegalArgumentException | LinkageError otherCompiler) {
      return false;
    }
  }

  private void read(DirectiveTree directive) {
    if (directive instanceof ExportsTree exports) {
      exported.add(exports.getPackageName().toString());
    }
    if (directive instanceof ProvidesTree provides && isExportModule(provides.getServiceName())) {
      for (ExpressionTree name : provides.getImplementationNames()) {
        provided.add(name.toString());
      }
    }
  }

  private static boolean isExportModule(ExpressionTree service) {
    String name = service.toString();
    return name.equals("ExportModule") || name.equals("dev.waybill.spi.ExportModule");
  }

  private static @Nullable ModuleElement module(Elements elements, Set<? extends Element> roots) {
    for (Element root : roots) {
      ModuleElement module = elements.getModuleOf(root);
      if (module != null && !module.isUnnamed()) {
        return module;
      }
    }
    return null;
  }
}
