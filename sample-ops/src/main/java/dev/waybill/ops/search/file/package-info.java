/// The saved index: one file, versioned and checksummed. Reads and writes
/// [dev.waybill.ops.search.engine]'s data; knows nothing of ops.
///
/// All numbers are little-endian. The header is the magic number, the version, how many sections
/// there are, the length of the file, one entry a section (kind, field, offset, length, CRC-32C)
/// and the CRC-32C of all that. Each section is one array and starts at a multiple of 8.
@NullMarked
package dev.waybill.ops.search.file;

import org.jspecify.annotations.NullMarked;
