package dev.waybill.manifest.surface;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which classes a text names without their packages. A class of {@code java.lang} needs no import;
 * of several with one simple name the first in order is imported, the others are written in full.
 */
public final class Imports implements ClassNames {

  private static final String LANG = "java.lang.";

  private final SortedMap<String, String> bySimpleName;

  private Imports(SortedMap<String, String> bySimpleName) {
    this.bySimpleName = bySimpleName;
  }

  /**
   * Chooses imports.
   *
   * @param classes the binary names of the classes that a text names
   * @param variables the names of the type variables in it, which no import may hide
   * @return the imports
   */
  public static Imports of(Collection<String> classes, Set<String> variables) {
    SortedMap<String, String> chosen = new TreeMap<>();
    SortedSet<String> sorted = new TreeSet<>();
    classes.forEach(name -> sorted.add(topLevel(name)));
    for (String name : sorted) {
      if (isLang(name)) {
        chosen.put(simple(name), name);
      }
    }
    for (String name : sorted) {
      if (!variables.contains(simple(name))) {
        chosen.putIfAbsent(simple(name), name);
      }
    }
    return new Imports(chosen);
  }

  /**
   * Makes imports again from what {@link #names} gave.
   *
   * @param names binary names of top-level classes
   * @return the imports
   */
  public static Imports read(Collection<String> names) {
    SortedMap<String, String> read = new TreeMap<>();
    names.forEach(name -> read.put(simple(name), name));
    return new Imports(read);
  }

  /**
   * Returns the classes to import, without those of {@code java.lang}.
   *
   * @return their binary names, sorted
   */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(bySimpleName.values());
    names.removeIf(Imports::isLang);
    return Collections.unmodifiableSortedSet(names);
  }

  /** Writes a class: {@code Map.Entry} where it is imported, else the binary name. */
  @Override
  public String text(String name) {
    String top = topLevel(name);
    if (!top.equals(bySimpleName.get(simple(top)))) {
      return name;
    }
    // A nested class of java.lang is written in full: with dots it would read as a package.
    if (isLang(top)) {
      return name.equals(top) ? simple(top) : name;
    }
    return simple(top) + name.substring(top.length()).replace('$', '.');
  }

  @Override
  public String binaryName(String text) {
    int dot = text.indexOf('.');
    String first = dot < 0 ? text : text.substring(0, dot);
    String imported = bySimpleName.get(first);
    if (imported != null) {
      return imported + text.substring(first.length()).replace('.', '$');
    }
    return dot < 0 ? LANG + text : text;
  }

  private static boolean isLang(String name) {
    return name.startsWith(LANG) && name.indexOf('.', LANG.length()) < 0;
  }

  private static String topLevel(String name) {
    int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
