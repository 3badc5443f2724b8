package dev.waybill.plugin;

import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.incremental.Inputs;
import dev.waybill.plugin.incremental.Stamp;
import dev.waybill.plugin.site.History;
import dev.waybill.plugin.site.Release;
import dev.waybill.plugin.site.SiteException;
import dev.waybill.plugin.site.SiteInput;
import dev.waybill.plugin.site.SiteModule;
import dev.waybill.plugin.site.SiteTask;
import dev.waybill.plugin.site.SourceLinks;
import dev.waybill.plugin.site.VersionChanges;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the docs site of the project: pages of its namespaces and exports, of what changed in
 * which version, and a search that works without a server.
 */
@Mojo(
    name = "docs",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    threadSafe = true)
public final class DocsMojo extends SurfaceMojo {

  /** The folder of the site, which is replaced as a whole. */
  @Parameter(
      property = "waybill.docs.output",
      defaultValue = "${project.build.directory}/waybill-site")
  private File output;

  /** The title of the site. */
  @Parameter(property = "waybill.docs.title", defaultValue = "${project.name}")
  private String title;

  /**
   * Where the project's sources can be read: an address in which <code>{path}</code> stands for the
   * file, such as <code>org/example/Geo.java</code>, and <code>{line}</code> for the line. Pages
   * link there.
   */
  @Parameter(property = "waybill.docs.source")
  private String source = "";

  /** Further jars and folders of classes whose manifests are documented. */
  @Parameter(property = "waybill.docs.with")
  private List<File> with = List.of();

  /**
   * Dependencies of the project whose manifests are documented, too: {@code groupId:artifactId}.
   */
  @Parameter(property = "waybill.docs.dependencies")
  private List<String> dependencies = List.of();

  @Override
  void run()
      throws MojoExecutionException, BaselineException, UnreadableClassException, IOException {
    setup().apart("waybill.docs.output", output.toPath());
    Path site = output.toPath();
    try {
      List<Path> further = further();
      Inputs inputs = inputs().add(title).add(source).add(site.toString());
      for (Path each : further) {
        inputs.addArtifact(each);
      }
      Stamp stamp =
          new Stamp(
              Path.of(project().getBuild().getDirectory(), "waybill", "docs.stamp"),
              List.of(site.resolve("index.html")));
      if (stamp.isDone(inputs)) {
        getLog().info("Unchanged: " + site.resolve("index.html").toUri());
        return;
      }
      stamp.clear();
      int pages = write(site, further);
      stamp.set(inputs);
      getLog().info("Wrote " + pages + " pages: " + site.resolve("index.html").toUri());
    } catch (SiteException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private int write(Path site, List<Path> further)
      throws SiteException, BaselineException, UnreadableClassException, IOException {
    try (ClassIndex index = open(classes())) {
      List<SiteModule> modules = new ArrayList<>();
      modules.add(
          SiteModule.read(index, source.isEmpty() ? SourceLinks.NONE : SourceLinks.of(source)));
      for (Path each : further) {
        modules.add(readFurther(each));
      }
      return new SiteTask(new SiteInput(title, project().getVersion(), modules, history(index)))
          .run(site);
    }
  }

  private List<Path> further() throws SiteException {
    List<Path> paths = new ArrayList<>();
    for (String each : dependencies) {
      paths.add(
          project().getArtifacts().stream()
              .filter(
                  artifact -> each.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
              .map(Artifact::getFile)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow(
                  () ->
                      new SiteException(
                          "waybill.docs.dependencies names '"
                              + each
                              + "', which is no dependency of the project. Expected"
                              + " groupId:artifactId of one."))
              .toPath());
    }
    with.forEach(each -> paths.add(each.toPath()));
    return paths;
  }

  private SiteModule readFurther(Path artifact)
      throws UnreadableClassException, SiteException, IOException {
    try (ClassIndex further = open(artifact)) {
      return SiteModule.read(further, SourceLinks.NONE);
    }
  }

  private ClassIndex open(Path artifact) throws SiteException, IOException {
    if (!Files.exists(artifact)) {
      throw new SiteException(
          artifact + " is not there, so there is nothing to document. Build the module first.");
    }
    return ClassIndex.open(artifact, dependencies());
  }

  private List<VersionChanges> history(ClassIndex index)
      throws UnreadableClassException, BaselineException, IOException {
    List<Release> releases = Release.all(new BaselineFolder(api()));
    return releases.isEmpty()
        ? List.of()
        : History.of(
            releases,
            SurfaceReader.read(index, packages()),
            project().getVersion(),
            new IndexedClasses(index));
  }
}
