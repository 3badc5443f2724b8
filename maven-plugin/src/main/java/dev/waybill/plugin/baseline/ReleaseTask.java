package dev.waybill.plugin.baseline;

import dev.waybill.manifest.ApiSymbol;
import dev.waybill.manifest.Version;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Freezes the reviewed surface under the version of the project: it becomes {@code
 * api/released/VERSION}, accepted changes move to the changelog, and removed names to the
 * tombstones.
 */
public final class ReleaseTask {

  private static final String SECTION = "## ";

  private final Path api;
  private final Path changelog;
  private final LocalDate today;

  /**
   * Makes a task.
   *
   * @param api the folder {@code api} of the project
   * @param changelog the file to which accepted changes move; it need not be there
   * @param today the day, for expired acceptances
   */
  public ReleaseTask(Path api, Path changelog, LocalDate today) {
    this.api = api;
    this.changelog = changelog;
    this.today = today;
  }

  /**
   * Releases a surface.
   *
   * @param compiled the surface as compiled
   * @param version the version to release
   * @return what was checked
   * @throws BaselineException if the version is no release or released already, or an export that
   *     is new says another {@code since}
   * @throws IOException if a file cannot be read or written; every file is as it was then
   */
  public CheckResult run(Compiled compiled, String version) throws BaselineException, IOException {
    Surface surface = compiled.surface();
    BaselineFolder folder = new BaselineFolder(api);
    if (!Version.isVersion(version) || version.endsWith("-SNAPSHOT")) {
      throw new BaselineException(
          "A release needs a version such as 1.2.0, found '"
              + version
              + "'. Set the project's version first, or -Dwaybill.release.version=1.2.0.");
    }
    Path released = folder.released(version);
    if (Files.exists(released)) {
      throw new BaselineException(
          released + " is there already: a released surface is never written again.");
    }
    Optional<Path> last = folder.lastReleased();
    if (last.isPresent()) {
      String newest = String.valueOf(last.get().getFileName());
      if (Version.compare(version, newest) < 0) {
        throw new BaselineException(
            version + " comes before " + newest + ", which is released. Expected a later version.");
      }
    }
    CheckResult result = new CheckTask(api, today).run(compiled, version);
    if (!result.isGood()) {
      return result;
    }
    Surface old =
        last.isPresent()
            ? BaselineFolder.parse(last.get(), BaselineFolder.read(last.get()))
            : Surface.EMPTY;
    checkSince(surface, names(old), version);
    FileTransaction transaction = new FileTransaction();
    BaselineFolder.write(released, BaselineFolder.read(folder.current()), transaction);
    new Tombstones(api).add(RemovedNames.between(old, surface, version), transaction);
    moveAcceptances(version, result.verdict(), transaction);
    transaction.commit();
    return result;
  }

  /**
   * Finds new exports that do not say since when they are there; a first release takes in what
   * earlier versions had, and asks nothing.
   *
   * @param surface the surface as compiled
   * @return a sentence about each
   * @throws BaselineException if the last release is malformed
   * @throws IOException if it cannot be read
   */
  public List<String> withoutSince(Surface surface) throws BaselineException, IOException {
    Optional<Path> last = new BaselineFolder(api).lastReleased();
    if (last.isEmpty()) {
      return List.of();
    }
    Set<String> old = names(BaselineFolder.parse(last.get(), BaselineFolder.read(last.get())));
    return surface.symbols().stream()
        .filter(each -> isNew(each, old) && each.since().isEmpty() && each.inPlaceOf().isEmpty())
        .map(
            each ->
                each.name()
                    + " is new and has no since: its docs do not tell which version first has it."
                    + " Add @Export(since = …).")
        .toList();
  }

  private static boolean isNew(ApiSymbol symbol, Set<String> old) {
    return !old.contains(symbol.name()) && symbol.aliases().stream().noneMatch(old::contains);
  }

  private static void checkSince(Surface surface, Set<String> old, String version)
      throws BaselineException {
    List<String> wrong = new ArrayList<>();
    for (ApiSymbol each : surface.symbols()) {
      boolean isNew = isNew(each, old);
      if (isNew && !each.since().isEmpty() && !each.since().equals(version)) {
        wrong.add(each.name() + " is new and says since = \"" + each.since() + "\"");
      }
      if (!isNew
          && Version.isVersion(each.since())
          && Version.compare(each.since(), version) >= 0) {
        wrong.add(each.name() + " was released before and says since = \"" + each.since() + "\"");
      }
    }
    // The first release takes in what earlier versions had.
    if (!wrong.isEmpty() && !old.isEmpty()) {
      throw new BaselineException(
          "Some exports do not say since when they are there, in version "
              + version
              + ": "
              + String.join("; ", wrong)
              + ". Mend @Export(since = …).");
    }
  }

  private static Set<String> names(Surface surface) {
    Set<String> names = new HashSet<>();
    for (ApiSymbol each : surface.symbols()) {
      names.addAll(RemovedNames.names(each));
    }
    return names;
  }

  private void moveAcceptances(
      String version, @Nullable Verdict verdict, FileTransaction transaction)
      throws BaselineException, IOException {
    List<Acceptance> accepted = new AcceptedFile(api, today).read();
    if (accepted.isEmpty() || verdict == null) {
      return;
    }
    StringBuilder section = new StringBuilder(SECTION + "Accepted changes of " + version + "\n\n");
    accepted.forEach(
        each ->
            section
                .append("- `")
                .append(each.id())
                .append("`: ")
                .append(MarkdownLine.of(each.reason()))
                .append('\n'));
    String old = Files.exists(changelog) ? TextFile.read(changelog) : "# Changelog\n\n";
    int place = old.startsWith(SECTION) ? 0 : old.indexOf("\n" + SECTION) + 1;
    String text =
        place > 0 || old.startsWith(SECTION)
            ? old.substring(0, place) + section + "\n" + old.substring(place)
            : old + (old.endsWith("\n\n") ? "" : "\n") + section;
    transaction.write(changelog, text);
    transaction.delete(api.resolve(AcceptedFile.NAME));
  }
}
