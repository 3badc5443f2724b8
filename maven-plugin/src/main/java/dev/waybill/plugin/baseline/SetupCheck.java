package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.Nearest;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.Exports;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds settings that contradict each other or the project, before anything is read or written by
 * them.
 */
public final class SetupCheck {

  private final Path api;
  private final Path classes;
  private final List<String> packages;

  /**
   * Makes a check.
   *
   * @param api the folder of the reviewed surface
   * @param classes the folder with the compiled classes
   * @param packages packages of which every public class belongs to the surface
   */
  public SetupCheck(Path api, Path classes, List<String> packages) {
    this.api = api.toAbsolutePath().normalize();
    this.classes = classes.toAbsolutePath().normalize();
    this.packages = List.copyOf(packages);
  }

  /**
   * Returns whether the project has a surface, or had one.
   *
   * @return {@code false} where nothing is exported and nothing was reviewed
   * @throws BaselineException if the settings contradict each other or the project
   * @throws IOException if the classes cannot be read
   */
  public boolean hasSurface() throws BaselineException, IOException {
    if (Files.exists(api) && !Files.isDirectory(api)) {
      throw new BaselineException(
          "waybill.api: " + api + " is a file. Expected the folder of the reviewed surface.");
    }
    apart("waybill.classes", classes);
    boolean hasManifest = Files.exists(classes.resolve(ManifestJson.RESOURCE));
    if (!hasManifest) {
      Optional<String> exported = exported();
      if (exported.isPresent()) {
        throw new BaselineException(
            exported.get()
                + " has an @Export, but there is no "
                + classes.resolve(ManifestJson.RESOURCE)
                + ". Put waybill-processor on annotationProcessorPaths, see that <proc> does not"
                + " turn it off, and compile anew.");
      }
    }
    checkPackages();
    return hasManifest || Files.exists(api);
  }

  /**
   * Checks that another folder is not within the reviewed surface, nor around it.
   *
   * @param setting how the user names it
   * @param other the folder
   * @throws BaselineException if it is
   */
  public void apart(String setting, Path other) throws BaselineException {
    apart(api, setting, other);
  }

  /**
   * Checks that a folder is not within a reviewed surface, nor around it.
   *
   * @param reviewed the folder of the reviewed surface; it need not be there
   * @param setting how the user names the other folder
   * @param other the folder
   * @throws BaselineException if it is
   */
  public static void apart(Path reviewed, String setting, Path other) throws BaselineException {
    Path api = reviewed.toAbsolutePath().normalize();
    Path folder = other.toAbsolutePath().normalize();
    if (folder.startsWith(api) || api.startsWith(folder)) {
      throw new BaselineException(
          setting
              + " ("
              + folder
              + ") and waybill.api ("
              + api
              + ") lie within each other. Expected two folders: one is written by builds, the"
              + " other one is reviewed.");
    }
  }

  private Optional<String> exported() throws BaselineException, IOException {
    try {
      return Exports.find(classes);
    } catch (UnreadableClassException e) {
      throw new BaselineException(e);
    }
  }

  private void checkPackages() throws BaselineException, IOException {
    if (packages.isEmpty() || !Files.isDirectory(classes)) {
      return;
    }
    TreeSet<String> present = new TreeSet<>();
    try (ClassFolder folder = ClassFolder.open(classes)) {
      for (String name : folder.classes()) {
        present.add(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
      }
    }
    for (String each : packages) {
      if (!present.contains(each)) {
        throw new BaselineException(
            "waybill.packages: '"
                + each
                + "' has no class in "
                + classes
                + "."
                + Nearest.hint(each, present));
      }
    }
  }
}
