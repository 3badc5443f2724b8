package dev.waybill.plugin;

import dev.waybill.manifest.ManifestJson;
import dev.waybill.plugin.aggregate.Aggregate;
import dev.waybill.plugin.aggregate.AggregatedModule;
import dev.waybill.plugin.aggregate.Clash;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.SetupCheck;
import dev.waybill.plugin.baseline.Tombstones;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.AggregateJson;
import dev.waybill.plugin.report.ReportFiles;
import dev.waybill.plugin.site.SiteException;
import dev.waybill.plugin.site.SiteInput;
import dev.waybill.plugin.site.SiteTask;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

  private static final String NO_PROJECT = "aggregate";
  private static final String JSON = "aggregate.json";
  private static final String MANIFEST = "api.json";

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
    Path folder = resolve(reports);
    for (MavenProject each : session.getProjects()) {
      if (each.getBasedir() != null) {
        Path reviewed = each.getBasedir().toPath().resolve(api);
        SetupCheck.apart(reviewed, "waybill.reports", folder);
        SetupCheck.apart(reviewed, "waybill.docs.output", resolve(output));
      }
    }
    ReportFiles files = ReportFiles.begin(folder, List.of(JSON, MANIFEST, Tombstones.NAME));
    try {
      ReactorModules modules =
          new ReactorModules(getLog(), api, project(), session.getUserProperties());
      aggregate(new Aggregate(modules.read(session.getProjects(), with)), files);
    } catch (SiteException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private void aggregate(Aggregate aggregate, ReportFiles files)
      throws MojoExecutionException, MojoFailureException, SiteException, IOException {
    if (aggregate.modules().isEmpty()) {
      throw new MojoExecutionException(
          "Nothing is exported here: no module of the reactor has "
              + ManifestJson.RESOURCE
              + " among its classes, and waybill.aggregate.with names no other. Build the modules"
              + " first: mvn verify waybill:aggregate.");
    }
    List<Clash> clashes = aggregate.clashes();
    Path site = resolve(output);
    String json = AggregateJson.of(aggregate, clashes);
    if (!clashes.isEmpty()) {
      files.write(Map.of(JSON, json));
      SiteTask.clear(site);
      clashes.forEach(each -> getLog().error(each.toString()));
      throw new MojoFailureException("The modules clash: see the lines above.");
    }
    String id =
        isWithoutProject()
            ? NO_PROJECT
            : project().getGroupId()
                + ":"
                + project().getArtifactId()
                + ":"
                + project().getVersion();
    int pages =
        new SiteTask(
                new SiteInput(
                    isWithoutProject() && title.equals(project().getName()) ? NO_PROJECT : title,
                    isWithoutProject() ? aggregate.versions() : project().getVersion(),
                    aggregate.modules().stream().map(AggregatedModule::site).toList(),
                    aggregate.history()))
            .run(site);
    files.write(
        Map.of(
            JSON,
            json,
            MANIFEST,
            ManifestJson.write(aggregate.manifest(id)),
            Tombstones.NAME,
            Tombstones.write(aggregate.removed())));
    getLog()
        .info(
            aggregate.modules().size()
                + " modules, whose names do not clash. Their manifest: "
                + files.path(MANIFEST)
                + ", "
                + pages
                + " pages of docs: "
                + site.resolve("index.html").toUri());
  }
}
