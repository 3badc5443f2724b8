package dev.waybill.processor.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the compilation itself looks like.
 *
 * @param options the processor's options as given, {@code waybill.*} only
 * @param provides the providers of {@code ExportModule} that the {@code module-info} names
 * @param expectedProvider the provider that will be generated, qualified
 * @param missingFromRound classes of the previous manifest that still carry {@code @Export}, and
 *     {@code package-info}s of its namespaces, that were not part of this compilation
 * @param stale where this compilation has no exports at all, its classes of which the previous
 *     manifest has some
 * @param treesAvailable whether the compiler offers its trees
 * @param seesGenerated whether {@code javax.annotation.processing.Generated} can be named; a module
 *     that does not read {@code java.compiler} cannot
 * @param seesVectors whether {@code jdk.incubator.vector} can be named
 * @param annotationsFormat the SPI format of the annotations on the path; 0 where they are too old
 * @param topLevels the qualified names of the top-level classes that are compiled
 * @param packages the packages that they are in
 * @param typePackages the packages of all types in signatures
 * @param exportedPackages the packages that the {@code module-info} exports; {@code null} where
 *     there is none or where it cannot be read
 */
public record BuildDraft(
    Map<String, String> options,
    List<String> provides,
    String expectedProvider,
    List<Located<String>> missingFromRound,
    List<Located<String>> stale,
    boolean treesAvailable,
    boolean seesGenerated,
    boolean seesVectors,
    int annotationsFormat,
    Set<String> topLevels,
    Set<String> packages,
    Set<String> typePackages,
    @Nullable Set<String> exportedPackages) {}
