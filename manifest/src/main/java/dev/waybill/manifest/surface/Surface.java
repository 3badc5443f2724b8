package dev.waybill.manifest.surface;

import dev.waybill.manifest.ApiGradient;
import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that clients of a library can see and rely on: what its manifest says of its exports, and the
 * classes through which Java reaches them.
 *
 * @param module {@code group:artifact}
 * @param release the Java release that its class files need; 0 where nothing is known
 * @param namespaces its namespaces, sorted by name
 * @param symbols its exports, sorted by name
 * @param kernels its kernels of ops that other modules declare
 * @param gradients its gradients of ops that other modules declare
 * @param classes its facades, exported types, and the classes that those mention, sorted by name
 * @param javaModule what it says about itself as a module
 * @param dependencies the dependencies whose classes its signatures mention, each with the line of
 *     versions that keeps its promises: {@code group:artifact 2}
 * @param variants what clients see of its classes on later releases of Java only, or no longer, in
 *     a jar with classes for them: {@code 21 lib.A + method public int size()}
 */
public record Surface(
    String module,
    int release,
    List<ApiNamespace> namespaces,
    List<ApiSymbol> symbols,
    List<ApiKernel> kernels,
    List<ApiGradient> gradients,
    List<JavaClass> classes,
    JavaModule javaModule,
    List<String> dependencies,
    List<String> variants) {

  /** A surface of nothing. */
  public static final Surface EMPTY =
      new Surface(
          "",
          0,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          JavaModule.NONE,
          List.of(),
          List.of());

  /** Sorts the lists. */
  public Surface {
    namespaces = sorted(namespaces, Comparator.comparing(ApiNamespace::name));
    symbols = sorted(symbols, Comparator.comparing(ApiSymbol::name));
    kernels = List.copyOf(kernels);
    gradients = List.copyOf(gradients);
    classes = sorted(classes, Comparator.comparing(JavaClass::name));
    dependencies = sorted(dependencies, Comparator.naturalOrder());
    variants = sorted(variants, Comparator.naturalOrder());
  }

  /**
   * Returns the surface with other classes.
   *
   * @param others the classes
   * @return a surface that is otherwise the same
   */
  public Surface withClasses(List<JavaClass> others) {
    return new Surface(
        module,
        release,
        namespaces,
        symbols,
        kernels,
        gradients,
        others,
        javaModule,
        dependencies,
        variants);
  }

  /**
   * Finds a class.
   *
   * @param name its binary name
   * @return the class, if the surface has it
   */
  public Optional<JavaClass> findClass(String name) {
    return classes.stream().filter(clazz -> clazz.name().equals(name)).findFirst();
  }

  private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    return list.stream().sorted(order).toList();
  }
}
