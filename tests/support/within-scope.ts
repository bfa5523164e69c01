/** The same address, whose connections see a scope from the start; for tests of queries, which the product runs in contexts. `*`: everything. */
export function withinScope(url: string, scope: string): string {
  const scoped = new URL(url);
  scoped.searchParams.set("options", `-c sightline.scope=${scope}`);
  return scoped.href;
}
