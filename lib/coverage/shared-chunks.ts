/** Numbers in one chunk at least: 4 MiB. */
const CHUNK_NUMBERS = 1 << 19;

/** Where some numbers are. Copied between threads as two integers. */
export type ChunkPlace = { readonly chunk: number; readonly offset: number };

/** Memory that one thread writes to and all may read, as much as it takes. */
export class SharedChunks {
  readonly chunks: Float64Array[] = [];
  private used = 0;

  /** Makes room for so many numbers. */
  reserve(count: number): ChunkPlace {
    const last = this.chunks.at(-1);
    if (!last || this.used + count > last.length) {
      const bytes = Float64Array.BYTES_PER_ELEMENT * Math.max(CHUNK_NUMBERS, count);
      this.chunks.push(new Float64Array(new SharedArrayBuffer(bytes)));
      this.used = 0;
    }
    const place = { chunk: this.chunks.length - 1, offset: this.used };
    this.used += count;
    return place;
  }
}
