package dev.waybill.plugin.classes;

import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiNamespace;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.SymbolKind;
import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Mention;
import dev.waybill.manifest.surface.Surface;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads the surface of an artifact from its manifest and its class files. */
public final class SurfaceReader {

  private final ClassIndex index;
  private final VisibleClasses visible;
  private final TreeMap<String, JavaClass> classes = new TreeMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  private SurfaceReader(ClassIndex index) {
    this.index = index;
    this.visible = new VisibleClasses(index);
  }

  /**
   * Reads a surface: the exports of the manifest, their facades, the exported types, and the
   * classes of the artifact that the signatures of those mention.
   *
   * @param index the artifact and its dependencies
   * @param packages packages of which every public class belongs to the surface as well
   * @return the surface
   * @throws UnreadableClassException if there is no manifest, or one that cannot be read, or a
   *     class file cannot be read
   * @throws IOException if the artifact cannot be read
   */
  public static Surface read(ClassIndex index, Collection<String> packages)
      throws UnreadableClassException, IOException {
    return read(index, ManifestFile.read(index.own()), packages);
  }

  /**
   * Reads a surface whose manifest is known.
   *
   * @param index the artifact and its dependencies
   * @param manifest what it exports
   * @param packages packages of which every public class belongs to the surface as well
   * @return the surface
   * @throws UnreadableClassException if a class file cannot be read
   * @throws IOException if the artifact cannot be read
   */
  public static Surface read(ClassIndex index, ApiManifest manifest, Collection<String> packages)
      throws UnreadableClassException, IOException {
    return new SurfaceReader(index).read(manifest, packages);
  }

  private Surface read(ApiManifest manifest, Collection<String> packages)
      throws UnreadableClassException, IOException {
    manifest.namespaces().stream().map(ApiNamespace::facade).forEach(open::add);
    Set<String> facades =
        new HashSet<>(manifest.namespaces().stream().map(ApiNamespace::name).toList());
    for (ApiSymbol symbol : manifest.symbols()) {
      String name = symbol.name();
      String namespace = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      // An export without a facade is called where it is declared.
      if (symbol.kind() == SymbolKind.TYPE || !facades.contains(namespace)) {
        open.add(symbol.owner());
      }
    }
    int major = 0;
    for (String name : index.own().classes()) {
      major = Math.max(major, index.major(name));
      if (packages.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))))) {
        open.add(name);
      }
    }
    follow();
    return new Surface(
        module(manifest.module()),
        major == 0 ? 0 : ClassIndex.release(major),
        manifest.namespaces(),
        manifest.symbols(),
        manifest.kernels(),
        manifest.gradients(),
        List.copyOf(classes.values()),
        ModuleReader.read(index.own()),
        dependencies(),
        new VariantReader(index, visible).read(classes));
  }

  /** The version is no part of a surface. */
  private static String module(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    return parts.length < 2 ? coordinates : parts[0] + ":" + parts[1];
  }

  /** Those of the dependencies that clients meet in signatures. */
  private List<String> dependencies() {
    Set<String> names = new TreeSet<>();
    classes
        .values()
        .forEach(each -> Mention.of(each).stream().map(Mention::name).forEach(names::add));
    names.removeAll(classes.keySet());
    return names.stream()
        .flatMap(each -> index.dependency(each).stream())
        .filter(each -> !each.name().isEmpty())
        .map(Dependency::line)
        .distinct()
        .toList();
  }

  private void follow() throws UnreadableClassException {
    while (!open.isEmpty()) {
      String name = open.remove();
      if (!seen.add(name)) {
        continue;
      }
      Optional<RawClass> raw = index.findOwn(name);
      if (raw.isPresent() && visible.isVisible(raw.get())) {
        JavaClass clazz = visible.read(raw.get());
        classes.put(name, clazz);
        open.addAll(raw.get().nested());
        open.addAll(clazz.permits());
        Mention.of(clazz).stream().map(Mention::name).forEach(open::add);
        if (raw.get().outer() != null) {
          open.add(raw.get().outer());
        }
      }
    }
  }
}
