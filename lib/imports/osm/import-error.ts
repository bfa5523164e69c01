import { describeOsmError, type OsmError } from "@/lib/osm/osm-error";

/** Why a map file was not imported. Nothing was stored. */
export type OsmImportError =
  | OsmError
  | { readonly code: "unreadable-file"; readonly file: string; readonly detail: string }
  | { readonly code: "no-such-city"; readonly file: string; readonly city: string }
  | { readonly code: "outside-city"; readonly file: string; readonly city: string; readonly at: string };

/** The error as one English line for a terminal: file, what is wrong, what to do. */
export function describeOsmImportError(error: OsmImportError): string {
  switch (error.code) {
    case "unreadable-file":
      return `${error.file}: the file cannot be read (${error.detail}). Check the path and that you may read it`;
    case "no-such-city":
      return `${error.file}: there is no city called ${error.city} that you may import a map of. Name another with --city`;
    case "outside-city":
      return (
        `${error.file}: the data lies at ${error.at}, outside ${error.city}: importing it would mark everything there as gone. ` +
        `Name the city it belongs to with --city, or a new one`
      );
    default:
      return describeOsmError(error);
  }
}
