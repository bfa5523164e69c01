/** A city the bench measures. `cameras` are invented, so many of them that the coverage has something to do. */
export type BenchCity = {
  readonly key: string;
  readonly name: string;
  readonly file: string;
  readonly cameras: number;
};

export const BENCH_CITIES: readonly BenchCity[] = [
  { key: "nanjing", name: "Nanjing", file: "db/seed/data/nanjing-xinjiekou-2021.osm.pbf", cameras: 500 },
  { key: "munich", name: "Munich", file: "tests/fixtures/osm/munich-centre-2020.osm.pbf", cameras: 500 },
  { key: "porto", name: "Porto", file: "tests/fixtures/osm/porto-2020.osm.pbf", cameras: 500 },
  { key: "monaco", name: "Monaco–Menton", file: "tests/fixtures/osm/monaco-menton-2016.osm.pbf", cameras: 500 },
];
