import { type CameraIssue, describeCameraIssue } from "./camera-issue";

/** Why a list of cameras was not imported. Nothing was stored. */
export type CameraImportError =
  | { readonly code: "no-city" }
  | { readonly code: "no-such-city"; readonly city: string }
  | { readonly code: "bad-source"; readonly source: string }
  | {
      readonly code: "far-from-city";
      readonly file: string;
      readonly city: string;
      readonly noun: string;
      readonly issues: readonly CameraIssue[];
    };

const SHOWN = 20;

/** The error as English lines for a terminal. */
export function describeCameraImportError(error: CameraImportError): string {
  switch (error.code) {
    case "no-city":
      return "there is no city yet: the cameras would have no public areas to watch. Import its map file first";
    case "no-such-city":
      return `there is no data of a city called ${error.city}. Import its map file first`;
    case "bad-source":
      return `the source “${error.source}” is no name: use letters, digits, spaces, points and hyphens`;
    case "far-from-city": {
      const shown = error.issues.slice(0, SHOWN).map((issue) => `  ${describeCameraIssue(issue, error.noun)}`);
      const rest = error.issues.length - shown.length;
      const head = `${error.file}: ${error.issues.length} of its cameras stand far from ${error.city}; nothing was imported`;
      return [head, ...shown, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
    }
  }
}
