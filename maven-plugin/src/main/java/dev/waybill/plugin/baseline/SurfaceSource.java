package dev.waybill.plugin.baseline;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.Dependency;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where a surface comes from, as a user names it: {@code none}; {@code working}, the compiled
 * project; {@code current}, as reviewed; {@code released}, the last release; {@code git:REF}, as
 * reviewed there; the path of a folder of a baseline, of classes, or of a jar; or the coordinates
 * of an artifact, {@code group:artifact:version}.
 */
public final class SurfaceSource {

  /** The names of surfaces that a project has itself. */
  static final Set<String> OF_PROJECT = Set.of("none", "working", "current", "released");

  private static final String GIT = "git:";
  private static final String KNOWN =
      "Expected none, working, current, released, git:REF, the path of a baseline's folder, of"
          + " classes or a jar, or group:artifact:version.";

  private final Path base;
  private final Path classes;
  private final List<Dependency> dependencies;
  private final List<String> packages;
  private final BaselineFolder api;
  private final Path apiPath;
  private final Repository repository;

  /**
   * Makes a source for one project.
   *
   * @param base the folder of the project, from which paths begin
   * @param api its folder {@code api}
   * @param classes its compiled classes
   * @param dependencies its dependencies
   * @param packages further packages of its surface
   * @param repository where artifacts come from
   */
  public SurfaceSource(
      Path base,
      Path api,
      Path classes,
      List<Dependency> dependencies,
      List<String> packages,
      Repository repository) {
    this.base = base;
    this.apiPath = api;
    this.api = new BaselineFolder(api);
    this.classes = classes;
    this.dependencies = List.copyOf(dependencies);
    this.packages = List.copyOf(packages);
    this.repository = repository;
  }

  /**
   * Reads a surface.
   *
   * @param name where it comes from
   * @return the surface
   * @throws BaselineException if it is not there or cannot be read
   * @throws IOException if a file cannot be read
   */
  public Surface read(String name) throws BaselineException, IOException {
    if (name.equals("none")) {
      return Surface.EMPTY;
    } else if (name.equals("working")) {
      return compiled(classes);
    } else if (name.equals("current")) {
      return baseline(api.current());
    } else if (name.equals("released")) {
      return baseline(
          api.lastReleased()
              .orElseThrow(
                  () ->
                      new BaselineException(apiPath.resolve("released") + " has no release yet.")));
    } else if (name.startsWith(GIT)) {
      return BaselineFolder.parse(
          name, new GitFiles(base).read(name.substring(GIT.length()), api.current()));
    } else if (name.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+")) {
      // Before it is taken for a path: on Windows none has a colon there.
      return compiled(repository.resolve(name));
    }
    Path path = base.resolve(name);
    if (Files.isDirectory(path) && !BaselineFolder.read(path).isEmpty()) {
      return baseline(path);
    } else if (Files.isRegularFile(path) && name.endsWith(Baseline.EXTENSION)) {
      throw new BaselineException(
          "'" + name + "' is one file of a surface. Expected the folder in which it stands.");
    } else if (Files.exists(path)) {
      return compiled(path);
    }
    throw new BaselineException("'" + name + "' names no surface. " + KNOWN);
  }

  private Surface baseline(Path folder) throws BaselineException, IOException {
    SortedMap<String, String> texts = BaselineFolder.read(folder);
    if (texts.isEmpty()) {
      throw new BaselineException(
          folder + " has no files that end with " + Baseline.EXTENSION + ". " + KNOWN);
    }
    return BaselineFolder.parse(folder, texts);
  }

  private Surface compiled(Path path) throws BaselineException, IOException {
    try (ClassIndex index = ClassIndex.open(path, dependencies)) {
      return SurfaceReader.read(index, packages);
    } catch (UnreadableClassException e) {
      throw new BaselineException(e);
    }
  }

  /** Where artifacts come from. */
  public interface Repository {

    /**
     * Fetches an artifact.
     *
     * @param coordinates {@code group:artifact:version}
     * @return its jar
     * @throws BaselineException if there is none
     */
    Path resolve(String coordinates) throws BaselineException;
  }
}
