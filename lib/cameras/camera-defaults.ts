/**
 * What we take where a source does not say it. All ours, and named in the camera's `assumed` list. There is none for the bearing:
 * a camera whose direction nobody recorded is drawn as a point and judged by nobody.
 */
export const CAMERA_DEFAULTS = {
  heightM: 4,
  tilt: 15,
  hfov: 60,
  widthPx: 1920,
  heightPx: 1080,
} as const;
