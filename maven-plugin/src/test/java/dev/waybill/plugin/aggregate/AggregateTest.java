package dev.waybill.plugin.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.ManifestJson;
import dev.waybill.plugin.baseline.BaselineException;
import dev.waybill.plugin.baseline.Tombstone;
import dev.waybill.plugin.baseline.Tombstones;
import dev.waybill.plugin.report.AggregateJson;
import dev.waybill.plugin.site.SiteModule;
import dev.waybill.plugin.site.SourceLinks;
import dev.waybill.plugin.site.VersionChanges;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {

  private static final String GEO =
      """
      {"format": 1, "module": "org.example:geo:1.2.0",
       "namespaces": [{"name": "geo", "title": "Geo", "facade": "org.example.Geo"}],
       "symbols": [
        {"kind": "function", "name": "geo.distance", "aliases": ["geo.dist"],
         "generation1": ["geo.length"],
         "owner": "org.example.geo.Distance", "member": "distance", "result": "double",
         "status": "STABLE", "source": {"file": "org/example/geo/Distance.java", "line": 12}},
        {"kind": "op", "name": "geo.sum", "owner": "org.example.geo.Sum", "member": "sum",
         "result": "double", "status": "STABLE",
         "kernels": [{"op": "geo.sum", "device": "cpu", "priority": 0, "reference": true,
           "method": "org.example.geo.Sum#sum"}]}]}
      """;

  private static final String ROADS =
      """
      {"format": 1, "module": "org.example:roads:1.2.0",
       "namespaces": [{"name": "roads", "title": "Roads", "facade": "org.example.Roads"}],
       "symbols": [
        {"kind": "function", "name": "roads.length", "owner": "org.example.roads.Road",
         "member": "length", "result": "double", "status": "STABLE",
         "source": {"file": "org/example/roads/Road.java", "line": 7}}],
       "kernels": [
        {"op": "geo.sum", "device": "cuda", "priority": 5, "method": "org.example.roads.Fast#sum"},
        {"op": "other.op", "device": "cuda", "priority": 5, "method": "org.example.roads.F#o"}]}
      """;

  @Test
  void takesModulesTogetherThatDoNotClash() throws Exception {
    Aggregate aggregate =
        new Aggregate(
            List.of(
                module(
                    GEO,
                    "geo.far 1.1.0 function far() -> double\nroads.length 1.1.0 function"
                        + " length() -> double\n"),
                module(ROADS, "")));

    assertThat(aggregate.clashes()).isEmpty();
    ApiManifest manifest = aggregate.manifest("org.example:all:1.2.0");
    assertThat(manifest.module()).isEqualTo("org.example:all:1.2.0");
    assertThat(manifest.namespaces()).extracting("name").containsExactly("geo", "roads");
    assertThat(manifest.symbols())
        .extracting(ApiSymbol::name)
        .containsExactly("geo.distance", "geo.sum", "roads.length");
    assertThat(manifest.symbols().get(1).kernels())
        .extracting(ApiKernel::device)
        .containsExactly("cpu", "cuda");
    assertThat(manifest.kernels()).extracting(ApiKernel::op).containsExactly("other.op");
    // The JSON form keeps all of it.
    assertThat(ManifestJson.read(ManifestJson.write(manifest), "api.json")).isEqualTo(manifest);
    // What has moved to another module is not gone.
    assertThat(aggregate.removed()).extracting(Tombstone::name).containsExactly("geo.far");
  }

  @Test
  void refusesANameOfTwoModules() throws Exception {
    assertThat(clashes(ROADS.replace("roads.length", "geo.dist"), ""))
        .containsExactly(
            "[NameTakenInAnotherModule] the name 'geo.dist' of org.example.roads.Road.length"
                + " (Road.java:7) (in org.example:roads:1.2.0) is taken by"
                + " org.example.geo.Distance.distance (Distance.java:12) (in"
                + " org.example:geo:1.2.0). Choose another name, under a namespace of your own.");
  }

  @Test
  void refusesANameOfThreeModulesOfEachThatCameLater() throws Exception {
    String second = ROADS.replace("roads.length", "geo.dist");
    String third = second.replace("org.example:roads", "org.example:rails");
    assertThat(
            new Aggregate(List.of(module(GEO, ""), module(second, ""), module(third, "")))
                .clashes().stream()
                    .filter(each -> each.id().equals("NameTakenInAnotherModule"))
                    .map(each -> each.text().replaceAll(".*\\(in (\\S+)\\) is taken.*", "$1")))
        .containsExactly("org.example:rails:1.2.0", "org.example:roads:1.2.0");
  }

  @Test
  void refusesANameOfTwoModulesInGeneration1() throws Exception {
    assertThat(
            clashes(
                ROADS.replace(
                    "\"name\": \"roads.length\",",
                    "\"name\": \"roads.length\", \"generation1\": [\"geo.length\"],"),
                ""))
        .containsExactly(
            "[NameTakenInAnotherModule] the name 'geo.length' of org.example.roads.Road.length"
                + " (Road.java:7) (in org.example:roads:1.2.0) is taken in API generation 1 by"
                + " org.example.geo.Distance.distance (Distance.java:12) (in"
                + " org.example:geo:1.2.0). Choose another name, under a namespace of your own.");
  }

  @Test
  void tellsANameOnceThatTwoModulesHaveInBothGenerations() throws Exception {
    String both = "\"name\": \"roads.length\", \"generation1\": [\"roads.length\"],";
    String roads = ROADS.replace("\"name\": \"roads.length\",", both);
    String others = roads.replace("\"roads\"", "\"paths\"").replace("example.Roads", "example.P");
    assertThat(
            new Aggregate(List.of(module(roads, ""), module(others.replace(":roads:", ":p:"), "")))
                .clashes())
        .hasSize(1);
  }

  @Test
  void refusesANamespaceAndAFacadeOfTwoModules() throws Exception {
    assertThat(clashes(ROADS.replace("\"name\": \"roads\"", "\"name\": \"geo\""), ""))
        .containsExactly(
            "[NamespaceDeclaredTwice] the namespace 'geo' is declared by org.example:geo:1.2.0 and"
                + " by org.example:roads:1.2.0. A namespace has one owner: give one of them another"
                + " name.");
    assertThat(clashes(ROADS.replace("org.example.Roads", "org.example.Geo"), ""))
        .containsExactly(
            "[FacadeTaken] the facade org.example.Geo of the namespace 'roads' (in"
                + " org.example:roads:1.2.0) is taken by the namespace 'geo' (in"
                + " org.example:geo:1.2.0). Choose another facadePackage or facade in @Namespace.");
  }

  @Test
  void refusesANameThatIsANamespaceElsewhere() throws Exception {
    assertThat(clashes(ROADS.replace("roads.length", "geo"), ""))
        .containsExactly(
            "[NameIsNamespace] the name 'geo' of org.example.roads.Road.length (Road.java:7) (in"
                + " org.example:roads:1.2.0) is also a namespace, which belongs to"
                + " org.example:geo:1.2.0. Rename one of them.");
  }

  @Test
  void refusesAnotherMeaningOfARemovedName() throws Exception {
    assertThat(clashes(ROADS, "roads.length 1.1.0 function length(int unit) -> double\n"))
        .containsExactly(
            "[RemovedNameTaken] the name 'roads.length' of org.example.roads.Road.length"
                + " (Road.java:7) (in org.example:roads:1.2.0) was removed from org.example:geo, as"
                + " function length(int unit) -> double, in 1.1.0 and must not mean something else:"
                + " callers would get it in silence. Choose another name, or delete its line from"
                + " the tombstones.txt there if it is the same again.");
  }

  @Test
  void refusesAnotherMeaningOfARemovedNameInGeneration1() throws Exception {
    String removed =
        "roads.len 1.1.0 function len() -> double, was org.example.compat.v1.Roads#len\n";
    String old =
        ROADS.replace(
            "\"name\": \"roads.length\",",
            "\"name\": \"roads.length\", \"generation1\": [\"roads.len\"],");
    assertThat(clashes(old, removed))
        .containsExactly(
            "[RemovedNameTaken] the name 'roads.len' of org.example.roads.Road.length"
                + " (Road.java:7) (in org.example:roads:1.2.0) was removed from org.example:geo, as"
                + " function len() -> double, in 1.1.0 and must not mean something else:"
                + " callers would get it in silence. Choose another name, or delete its line from"
                + " the tombstones.txt there if it is the same again.");
  }

  @Test
  void leavesANameToGeneration1OfTheModuleThatRemovedIt() throws Exception {
    AggregatedModule geo =
        module(GEO, "geo.length 1.2.0 function length() -> double, was org.example.Geo#length\n");
    assertThat(new Aggregate(List.of(geo, module(ROADS, ""))).clashes()).isEmpty();
  }

  @Test
  void refusesTheFacadeOfRemovedNames() throws Exception {
    assertThat(
            clashes(ROADS, "ways.length 1.1.0 function length() -> int, was org.example.Roads#x\n"))
        .containsExactly(
            "[RemovedFacadeTaken] the facade org.example.Roads of the namespace 'roads' (in"
                + " org.example:roads:1.2.0) was the facade of 'ways.length', which org.example:geo"
                + " removed in 1.1.0, and must not mean something else. Choose another"
                + " facadePackage or facade in @Namespace.");
  }

  @Test
  void refusesAReplacementThatIsGone() throws Exception {
    String deprecated =
        ROADS.replace(
            "\"name\": \"roads.length\",",
            "\"name\": \"roads.length\", \"aliases\": [\"roads.len\"], \"deprecations\":"
                + " [{\"name\": \"roads.len\", \"since\": \"1.0\", \"use\": \"geo.far\"}],");
    assertThat(clashes(deprecated, "geo.far 1.1.0 function far() -> int, use geo.distance\n"))
        .containsExactly(
            "[ReplacementRemoved] the replacement 'geo.far' of 'roads.len' (in"
                + " org.example:roads:1.2.0) was removed from org.example:geo in 1.1.0. Name an"
                + " exported name, such as 'geo.distance'.");
  }

  @Test
  void refusesTwoVersionsOfOneModule() throws Exception {
    assertThat(
            new Aggregate(List.of(module(ROADS, ""), module(ROADS.replace("1.2.0", "1.3.0"), "")))
                .clashes())
        .extracting(Clash::toString)
        .containsExactly(
            "[ModuleIdTwice] the module org.example:roads is given twice, as"
                + " org.example:roads:1.2.0 and as org.example:roads:1.3.0. Give it once, and each"
                + " module a name of its own with -Awaybill.module.",
            "[NameTakenInAnotherModule] the name 'roads.length' of org.example.roads.Road.length"
                + " (Road.java:7) (in org.example:roads:1.3.0) is taken by"
                + " org.example.roads.Road.length (Road.java:7) (in org.example:roads:1.2.0)."
                + " Choose another name, under a namespace of your own.",
            "[NamespaceDeclaredTwice] the namespace 'roads' is declared by org.example:roads:1.2.0"
                + " and by org.example:roads:1.3.0. A namespace has one owner: give one of them"
                + " another name.");
  }

  @Test
  void tellsOfAVersionThatModulesHaveInCommonTogether() throws Exception {
    AggregatedModule geo =
        with(
            GEO, change("1.10.0", "1.9.0", 3), change("1.9.0", "1.2.0", 2), change("1.2.0", "", 1));
    AggregatedModule roads = with(ROADS, change("1.10.0", "", 4));
    assertThat(new Aggregate(List.of(geo, roads)).history())
        .containsExactly(
            change("1.10.0", "1.9.0", 7), change("1.9.0", "1.2.0", 2), change("1.2.0", "", 1));
  }

  @Test
  void writesJsonForPrograms() throws Exception {
    Aggregate aggregate = new Aggregate(List.of(module(GEO, "geo.far 1.1.0\n")));
    assertThat(
            AggregateJson.of(aggregate, List.of(new Clash("FacadeTaken", "Text.")))
                .replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            {
              "format" : 1,
              "good" : false,
              "modules" : [ {
                "module" : "org.example:geo:1.2.0",
                "exports" : 2,
                "removed" : 1
              } ],
              "clashes" : [ {
                "id" : "FacadeTaken",
                "text" : "Text."
              } ]
            }
            """);
  }

  private static VersionChanges change(String version, String before, int exports) {
    return new VersionChanges(version, true, before, exports, List.of());
  }

  private static AggregatedModule with(String manifest, VersionChanges... history)
      throws BaselineException {
    return new AggregatedModule(
        module(manifest, "").site(), Tombstones.parse("", ""), List.of(history));
  }

  /** The clashes of the module geo, which had some names once, with another one. */
  private static List<String> clashes(String other, String removed) throws BaselineException {
    return new Aggregate(List.of(module(GEO, removed), module(other, "")))
        .clashes().stream().map(Clash::toString).toList();
  }

  private static AggregatedModule module(String manifest, String removed) throws BaselineException {
    return new AggregatedModule(
        new SiteModule(ManifestJson.read(manifest, "api.json"), List.of(), null, SourceLinks.NONE),
        Tombstones.parse(removed, "tombstones.txt"),
        List.of());
  }
}
