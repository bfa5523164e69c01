/** Largest file that is read, bytes. A million cameras as CSV take a third of it. */
export const LARGEST_FILE = 256 * 1024 ** 2;

/** Most rows of one file. A city has tens of thousands of cameras; beyond this it is not a list of one city's. */
export const MOST_ROWS = 2_000_000;

/** Most bytes that an archive may unpack to. */
export const LARGEST_UNPACKED = 512 * 1024 ** 2;

/** An archive that packs better than this, above `SMALL_UNPACKED`, holds nothing but filling. Deflate's own limit is 1,032. */
export const DENSEST_PACKING = 200;
export const SMALL_UNPACKED = 16 * 1024 ** 2;

/** Most entries of an archive; a workbook has a few dozen. */
export const MOST_ENTRIES = 2_000;

/** Longest that GDAL may take with one file, ms. */
export const LONGEST_READING_MS = 120_000;
