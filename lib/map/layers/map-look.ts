import type { SiteState } from "@/lib/api/city";
import type { AppLocale } from "@/lib/i18n/locale";
import type { SiteKind } from "@/lib/sites/site-kind";
import type { MapPalette } from "../palette";
import type { SeenDepths } from "./depth";
import type { GuardedShown } from "./guarded";

/** Which sites are drawn, and with them their gaps; an empty list asks nothing, `only` null neither. */
export type SiteChoice = {
  readonly kinds: readonly SiteKind[];
  readonly states: readonly SiteState[];
  readonly only: readonly number[] | null;
  /** Whether sites that wait for a person to accept them are among them. */
  readonly candidates: boolean;
};

/** All that the layers' looks depend on. The same look gives the same layers. */
export type MapLook = {
  readonly palette: MapPalette;
  readonly locale: AppLocale;
  /** REQUIRED_LEVEL or the one level to draw. */
  readonly level: string;
  /** Seen from the side rather than from above. */
  readonly tilted: boolean;
  /** Whether gaps or footprints are drawn over the sites. */
  readonly detailed: boolean;
  readonly sites: SiteChoice;
  /** What is drawn as it would be instead of from its tiles: cameras, with their footprints, and the gaps of some sites; by number. */
  readonly tried: { readonly cameras: readonly number[]; readonly sites: readonly number[] } | null;
  /** How often the ground of the site in hand is seen; null until it is known, and where no site is. */
  readonly depths: SeenDepths | null;
  /** Null where they are not asked for, or not known yet. */
  readonly guarded: GuardedShown | null;
  /** Where tiles come from, e.g. `https://host`, and what makes their addresses new when their content is. */
  readonly origin: string;
  readonly dataVersion: string;
};
