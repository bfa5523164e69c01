/** The dated facts of a camera: days `2026-11-24` of the city's own time, null where nobody recorded them; the document is the acceptance's. */
export type CameraFacts = {
  readonly builtOn: string | null;
  readonly acceptedOn: string | null;
  readonly acceptedDocument: string | null;
  readonly retiredOn: string | null;
};

export const CAMERA_SOURCES = ["osm", "file", "invented", "person"] as const;
type CameraSource = (typeof CAMERA_SOURCES)[number];

/** Who says how far a camera's own infrared light reaches: a person, the class it was placed from, or an imported list. */
export const INFRARED_SOURCES = ["person", "class", "file"] as const;
export type InfraredSource = (typeof INFRARED_SOURCES)[number];

/** How far a camera has come. `unknown`: it comes from a map or a list, so it is taken to stand, and no date of it is recorded. */
export const CAMERA_STATES = ["unknown", "planned", "built", "accepted", "retired"] as const;
export type CameraState = (typeof CAMERA_STATES)[number];

/** The state that the dated facts come to; it is never stored. Only what a person placed is planned until a day says that it was built. */
export function cameraState(source: CameraSource, { builtOn, acceptedOn, retiredOn }: CameraFacts): CameraState {
  if (retiredOn !== null) return "retired";
  if (acceptedOn !== null) return "accepted";
  if (builtOn !== null) return "built";
  return source === "person" ? "planned" : "unknown";
}

export const FACT_FAULTS = ["future", "before-built", "before-accepted", "document-without-acceptance"] as const;

/** What is wrong with dated facts, and in which of them. */
export type FactFault = { readonly field: keyof CameraFacts; readonly fault: (typeof FACT_FAULTS)[number] };

/**
 * The first thing that cannot be of a camera's dated facts; null if there is none.
 *
 * @param today - The day on which they are set: none of them may be later.
 */
export function factFault(facts: CameraFacts, today: string): FactFault | null {
  const { builtOn, acceptedOn, acceptedDocument, retiredOn } = facts;
  for (const field of ["builtOn", "acceptedOn", "retiredOn"] as const)
    if (isAfter(facts[field], today)) return { field, fault: "future" };
  if (isAfter(builtOn, acceptedOn)) return { field: "acceptedOn", fault: "before-built" };
  if (isAfter(builtOn, retiredOn)) return { field: "retiredOn", fault: "before-built" };
  if (isAfter(acceptedOn, retiredOn)) return { field: "retiredOn", fault: "before-accepted" };
  if (acceptedDocument !== null && acceptedOn === null)
    return { field: "acceptedDocument", fault: "document-without-acceptance" };
  return null;
}

/** Days so written sort as they follow each other. */
function isAfter(day: string | null, other: string | null): boolean {
  return day !== null && other !== null && day > other;
}
