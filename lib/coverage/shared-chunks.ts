/** Numbers in one chunk at least: 4 MiB. */
const CHUNK_NUMBERS = 1 << 19;

/** Where some numbers are. Copied between threads as two integers. */
export type ChunkPlace = { readonly chunk: number; readonly offset: number };

/** Memory that one thread writes to and all may read, as much as it takes. */
export class SharedChunks {
  readonly chunks: Float64Array[] = [];
  private current = 0;
  private used = 0;

  /** Gives all room free: what is reserved from then on is written over what was. Fresh memory would cost more to take than to fill. */
  clear(): void {
    this.current = 0;
    this.used = 0;
  }

  /** Makes room for so many numbers. */
  reserve(count: number): ChunkPlace {
    let chunk = this.chunks[this.current];
    if (chunk && this.used + count > chunk.length) {
      this.current += 1;
      this.used = 0;
      chunk = this.chunks[this.current];
    }
    if (!chunk || chunk.length < count) this.chunks[this.current] = freshChunk(count);
    const place = { chunk: this.current, offset: this.used };
    this.used += count;
    return place;
  }
}

function freshChunk(count: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT * Math.max(CHUNK_NUMBERS, count)));
}
