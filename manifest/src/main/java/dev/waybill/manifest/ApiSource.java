package dev.waybill.manifest;

/**
 * A place in source.
 *
 * @param file the path of the file below its source root, such as {@code org/example/Relu.java};
 *     empty where the compiler does not tell
 * @param line the line, from 1; 0 where the compiler does not tell
 */
public record ApiSource(String file, int line) {}
