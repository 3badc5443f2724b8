package dev.waybill.plugin;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.plugin.aggregate.Aggregate;
import dev.waybill.plugin.aggregate.AggregatedModule;
import dev.waybill.plugin.aggregate.Clash;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.BaselineFolder;
import dev.waybill.plugin.baseline.PackedTombstones;
import dev.waybill.plugin.baseline.Tombstones;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.ClassIndex;
import dev.waybill.plugin.classes.IndexedClasses;
import dev.waybill.plugin.classes.SurfaceReader;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.AggregateJson;
import dev.waybill.plugin.scan.Library;
import dev.waybill.plugin.site.History;
import dev.waybill.plugin.site.Release;
import dev.waybill.plugin.site.SiteException;
import dev.waybill.plugin.site.SiteInput;
import dev.waybill.plugin.site.SiteModule;
import dev.waybill.plugin.site.SiteTask;
import dev.waybill.plugin.site.SourceLinks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Looks at all modules of the reactor, and further jars, as one: fails where their names clash, and
 * writes one manifest, the removed names of all, and one docs site. Run it behind the modules'
 * build: {@code mvn verify waybill:aggregate}.
 */
@Mojo(
    name = "aggregate",
    aggregator = true,
    requiresDependencyResolution = ResolutionScope.COMPILE,
    requiresProject = false,
    threadSafe = true)
public final class AggregateMojo extends WaybillMojo {

  /** The running build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  /** Further jars and folders of classes, beside the modules of the reactor. */
  @Parameter(property = "waybill.aggregate.with")
  private List<File> with = List.of();

  /** The name of the folder of the reviewed surface in each module. */
  @Parameter(property = "waybill.aggregate.api", defaultValue = "api")
  private String api;

  /** The folder for {@code aggregate.json}, {@code api.json} and {@code tombstones.txt}. */
  @Parameter(property = "waybill.reports", defaultValue = "${project.build.directory}/waybill")
  private File reports;

  /** The folder of the docs site, which is replaced as a whole. */
  @Parameter(
      property = "waybill.docs.output",
      defaultValue = "${project.build.directory}/waybill-site")
  private File output;

  /** The title of the docs site. */
  @Parameter(property = "waybill.docs.title", defaultValue = "${project.name}")
  private String title;

  @Override
  void run()
      throws MojoExecutionException,
          MojoFailureException,
          BaselineException,
          UnreadableClassException,
          IOException {
    try {
      aggregate(new Aggregate(modules()));
    } catch (SiteException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void aggregate(Aggregate aggregate)
      throws MojoExecutionException, MojoFailureException, SiteException, IOException {
    if (aggregate.modules().isEmpty()) {
      throw new MojoExecutionException(
          "Nothing is exported here: no module of the reactor has "
              + ManifestJson.RESOURCE
              + " among its classes, and waybill.aggregate.with names no other. Build the modules"
              + " first: mvn verify waybill:aggregate.");
    }
    List<Clash> clashes = aggregate.clashes();
    Path folder = Files.createDirectories(reports.toPath());
    Files.writeString(folder.resolve("aggregate.json"), AggregateJson.of(aggregate, clashes));
    if (!clashes.isEmpty()) {
      clashes.forEach(each -> getLog().error(each.toString()));
      throw new MojoFailureException("The modules clash: see the lines above.");
    }
    String id =
        project().getGroupId() + ":" + project().getArtifactId() + ":" + project().getVersion();
    Path site = output.toPath();
    int pages =
        new SiteTask(
                new SiteInput(
                    title,
                    project().getVersion(),
                    aggregate.modules().stream().map(AggregatedModule::site).toList(),
                    aggregate.history()))
            .run(site);
    Files.writeString(folder.resolve("api.json"), ManifestJson.write(aggregate.manifest(id)));
    Files.writeString(folder.resolve(Tombstones.NAME), Tombstones.write(aggregate.removed()));
    getLog()
        .info(
            aggregate.modules().size()
                + " modules, whose names do not clash. Their manifest: "
                + folder.resolve("api.json")
                + ", "
                + pages
                + " pages of docs: "
                + site.resolve("index.html").toUri());
  }

  private List<AggregatedModule> modules()
      throws MojoExecutionException,
          BaselineException,
          UnreadableClassException,
          SiteException,
          IOException {
    List<AggregatedModule> modules = new ArrayList<>();
    for (MavenProject each : session.getProjects()) {
      Optional<AggregatedModule> module = module(each);
      module.ifPresent(modules::add);
    }
    for (File each : with) {
      modules.add(further(each.toPath()));
    }
    return modules;
  }

  private Optional<AggregatedModule> module(MavenProject module)
      throws MojoExecutionException,
          BaselineException,
          UnreadableClassException,
          SiteException,
          IOException {
    if (module.getPackaging().equals("pom")) {
      return Optional.empty();
    }
    Path classes = Path.of(module.getBuild().getOutputDirectory());
    Path folder = module.getBasedir().toPath().resolve(api);
    if (!Files.exists(classes.resolve(ManifestJson.RESOURCE))) {
      boolean hasSources =
          module.getCompileSourceRoots().stream()
              .anyMatch(each -> Files.isDirectory(Path.of(each)));
      if (Files.exists(folder) || (hasSources && !Files.exists(classes))) {
        throw new MojoExecutionException(
            module.getArtifactId()
                + " has no manifest in "
                + classes
                + ", so it would be left out. Build the modules first: mvn verify"
                + " waybill:aggregate.");
      }
      getLog().info(module.getArtifactId() + " exports nothing.");
      return Optional.empty();
    }
    try (ClassIndex index = ClassIndex.open(classes, dependencies(module))) {
      Surface surface = SurfaceReader.read(index, List.of());
      List<Release> releases = new ArrayList<>();
      for (Map.Entry<String, Surface> each : new BaselineFolder(folder).releases().entrySet()) {
        releases.add(new Release(each.getKey(), each.getValue()));
      }
      return Optional.of(
          new AggregatedModule(
              SiteModule.read(index, SourceLinks.NONE),
              PackedTombstones.collect(folder, surface, module.getVersion()),
              History.of(releases, surface, module.getVersion(), new IndexedClasses(index))));
    }
  }

  private AggregatedModule further(Path artifact)
      throws BaselineException, UnreadableClassException, SiteException, IOException {
    if (!Files.exists(artifact)) {
      throw new SiteException(
          "waybill.aggregate.with: "
              + artifact
              + " is not there. Expected a jar or a folder of classes.");
    }
    Optional<Library> library;
    try (ClassFolder folder = ClassFolder.open(artifact)) {
      library = Library.find(folder);
    }
    try (ClassIndex index = ClassIndex.open(artifact, dependencies(project()))) {
      return new AggregatedModule(
          SiteModule.read(index, SourceLinks.NONE),
          library.map(Library::removed).orElseGet(TreeMap::new),
          List.of());
    }
  }
}
