/** More rows than a file of this format may hold, and how many it may. */
export type TooMuch = { readonly code: "too-much"; readonly total: number; readonly most: number };
